// Arrow keys turn the pages of what is shown in the room.
addEventListener("keydown", (event) => {
  const way = { ArrowLeft: "prev", PageUp: "prev", ArrowRight: "next", PageDown: "next" }[event.key];
  if (way && !event.altKey && !event.ctrlKey && !event.metaKey) document.querySelector(`a[rel=${way}]`)?.click();
});
