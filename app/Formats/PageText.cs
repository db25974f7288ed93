namespace App.Formats;

/// <summary>The text of a page.</summary>
/// <param name="Number">From 1; null if the format has no pages.</param>
internal sealed record PageText(int? Number, string Markdown);
