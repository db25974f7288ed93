using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using App.Identity;

namespace App.Ingestion;

/// <summary>The Markdown files below a folder.</summary>
internal sealed class FolderSource(string folder) : IDocumentSource
{
    public async IAsyncEnumerable<SourceDocument> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var content = await File.ReadAllBytesAsync(path, cancellationToken);
            var id = Path.GetRelativePath(folder, path).Replace('\\', '/');
            yield return new()
            {
                Id = id, Uri = id, Fingerprint = Convert.ToHexStringLower(SHA256.HashData(content)), ModifiedAt = File.GetLastWriteTimeUtc(path),
                Groups = [Caller.Everyone], Classification = "public", Length = content.Length,
            };
        }
    }

    public Task<Stream> OpenAsync(SourceDocument document, CancellationToken cancellationToken) =>
        Task.FromResult<Stream>(File.OpenRead(Path.Combine(folder, document.Id)));
}
