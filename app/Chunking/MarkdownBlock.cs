namespace App.Chunking;

/// <summary>A part of a Markdown document that stands by itself.</summary>
/// <param name="Heading">Its level where it is a heading, from 1.</param>
/// <param name="Page">Where it stands in a document of pages.</param>
internal sealed record MarkdownBlock(MarkdownBlock.Kind Is, string Text, int? Page, int Heading = 0)
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
