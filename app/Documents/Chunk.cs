using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace App.Documents;

/// <summary>A piece of a document that can be found, quoted and traced to its source.</summary>
internal sealed record Chunk
{
    /// <summary>Raise it whenever the same document would give other chunks.</summary>
    public const int CurrentPipelineVersion = 4;

    /// <summary>Document id, heading and part. Edits in other sections do not change it.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>The headings above the text, outermost first, without the title.</summary>
    public required string Heading { get; init; }

    /// <summary>Markdown, from the document or converted from another format.</summary>
    public required string Text { get; init; }

    /// <summary>The text to embed. It includes title and headings, because a section often does not repeat them.</summary>
    [JsonIgnore]
    public string EmbeddedText => $"{Title}\n{Heading}\n{Text}";

    /// <summary>Page number from 1; null if the format has no pages.</summary>
    public int? Page { get; init; }

    /// <summary>Looks like an instruction to a model. It is found and shown, but offline mode does not quote it.</summary>
    public bool IsSuspicious { get; init; }

    /// <summary>SHA-256 of the text.</summary>
    public required string ContentHash { get; init; }

    /// <summary>The document, with the groups that can read it.</summary>
    public required SourceDocument Source { get; init; }

    /// <summary>Version of the chunking rules, so that a stale index is detected.</summary>
    public int PipelineVersion { get; init; } = CurrentPipelineVersion;

    /// <summary>The value of <see cref="ContentHash"/> for a text.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
