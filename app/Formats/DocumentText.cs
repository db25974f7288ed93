namespace App.Formats;

/// <summary>What was read of a document.</summary>
/// <param name="Title">As the format's metadata names it; null where it does not.</param>
/// <param name="Pages">In reading order; one where the format has no pages.</param>
internal sealed record DocumentText(string? Title, IReadOnlyList<PageText> Pages)
{
    public static DocumentText Of(string markdown, string? title = null) => new(title, [new PageText(null, markdown)]);
}
