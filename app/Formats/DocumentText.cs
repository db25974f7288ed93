namespace App.Formats;

/// <summary>The text of a document.</summary>
/// <param name="Title">From the metadata of the format; null without one.</param>
/// <param name="Pages">In reading order; one if the format has no pages.</param>
internal sealed record DocumentText(string? Title, IReadOnlyList<PageText> Pages)
{
    public static DocumentText Of(string markdown, string? title = null) => new(title, [new PageText(null, markdown)]);
}
