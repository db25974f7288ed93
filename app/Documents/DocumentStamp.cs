using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace App.Documents;

/// <summary>The fingerprint that a document is stored under: besides the source's own, what else asks for reading it again.</summary>
/// <param name="Version">The source's fingerprint, the rules that cut the document and whether personal data was masked.</param>
/// <param name="Access">Digest of who may read it and how it is classified.</param>
/// <param name="Text">Digest of what was stored; empty before the document was read.</param>
internal sealed record DocumentStamp(string Version, string Access, string Text)
{
    /// <summary>Alike for documents that say the same to the same people.</summary>
    public string Content => $"{Access}|{Text}";

    public static DocumentStamp Of(SourceDocument document, bool masked) =>
        new(
            string.Create(CultureInfo.InvariantCulture, $"{document.Fingerprint}.{Chunk.CurrentPipelineVersion}{(masked ? "m" : "")}"),
            Digest([document.Classification, .. document.Groups.Order(StringComparer.Ordinal)]),
            ""
        );

    public DocumentStamp With(IReadOnlyList<Chunk> chunks) => this with { Text = Digest(chunks.Select(chunk => chunk.ContentHash)) };

    /// <summary>Null for what another program stored.</summary>
    public static DocumentStamp? Parse(string text) =>
        text.Split('|') is [var version, var access, var content] ? new(version, access, content) : null;

    public bool IsUnchanged(DocumentStamp stored) => (Version, Access) == (stored.Version, stored.Access);

    public override string ToString() => $"{Version}|{Content}";

    private static string Digest(IEnumerable<string> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..32];
}
