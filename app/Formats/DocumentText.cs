using App.Characters;

namespace App.Formats;

/// <summary>The text of a document.</summary>
/// <param name="Title">From the metadata of the format; null without one.</param>
/// <param name="Pages">In reading order; one if the format has no pages.</param>
internal sealed record DocumentText(string? Title, IReadOnlyList<PageText> Pages)
{
    public static DocumentText Of(string markdown, string? title = null) => new(title, [new PageText(null, markdown)]);

    /// <summary>In one spelling, without characters that show nothing.</summary>
    public DocumentText Cleaned() =>
        new(
            Title is null ? null : PlainText.Clean(Title),
            [.. Pages.Select(page => page with { Markdown = PlainText.Clean(page.Markdown) })]
        );
}
