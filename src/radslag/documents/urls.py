"""Documents and files, for those signed in."""

from django.urls import path

from radslag.documents.views import beside, documents, files

app_name = "documents"
urlpatterns = [
    path("arbete/dokument/", documents.document_list, name="documents"),
    path("arbete/dokument/<int:pk>/", documents.document, name="document"),
    path("arbete/dokument/<int:pk>/<int:number>/<slug:form>/", documents.form, name="form"),
    path("arbete/dokument/<int:pk>/skal/", beside.document_reason, name="document_reason"),
    path("arbete/dokument/<int:pk>/diarienummer/", beside.registry_number, name="registry_number"),
    path("arbete/dokument/<int:pk>/niva/", beside.document_level, name="document_level"),
    path("arbete/fil/<int:pk>/", files.file, name="file"),
    path("arbete/fil/<int:pk>/skal/", beside.file_reason, name="file_reason"),
    path("arbete/fil/<int:pk>/niva/", beside.file_level, name="file_level"),
]
