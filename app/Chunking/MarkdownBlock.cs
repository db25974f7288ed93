namespace App.Chunking;

/// <summary>A block of a Markdown document.</summary>
/// <param name="Heading">Level of a heading, from 1; else 0.</param>
/// <param name="Anchor">The name that the document gives to the heading; null without one.</param>
/// <param name="Page">Page number; null if the format has no pages.</param>
internal sealed record MarkdownBlock(MarkdownBlock.Kind Is, string Text, int? Page, int Heading = 0, string? Anchor = null)
{
    internal enum Kind
    {
        Heading,
        Prose,
        List,
        Table,
        Code,
    }
}
