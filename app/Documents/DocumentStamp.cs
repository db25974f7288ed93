using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace App.Documents;

/// <summary>The stored fingerprint of a document: it changes whenever the document must be read again.</summary>
/// <param name="Version">The source's fingerprint, the version of the chunking rules and whether personal data is masked.</param>
/// <param name="Access">Digest of groups and classification.</param>
/// <param name="Text">Digest of the stored text; empty before the document is read.</param>
internal sealed record DocumentStamp(string Version, string Access, string Text)
{
    /// <summary>Equal for documents with the same text and the same access.</summary>
    public string Content => $"{Access}|{Text}";

    public static DocumentStamp Of(SourceDocument document, bool masked) =>
        new(
            string.Create(CultureInfo.InvariantCulture, $"{document.Fingerprint}.{Chunk.CurrentPipelineVersion}{(masked ? "m" : "")}"),
            Digest([document.Classification, .. document.Groups.Order(StringComparer.Ordinal)]),
            ""
        );

    public DocumentStamp With(IReadOnlyList<Chunk> chunks) => this with { Text = Digest(chunks.Select(chunk => chunk.ContentHash)) };

    /// <summary>Null for a fingerprint of another program.</summary>
    public static DocumentStamp? Parse(string text) =>
        text.Split('|') is [var version, var access, var content] ? new(version, access, content) : null;

    public bool IsUnchanged(DocumentStamp stored) => (Version, Access) == (stored.Version, stored.Access);

    public override string ToString() => $"{Version}|{Content}";

    private static string Digest(IEnumerable<string> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..32];
}
