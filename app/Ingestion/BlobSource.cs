using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using App.Documents;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace App.Ingestion;

/// <summary>
/// The blobs of a container. The metadata of a blob has the groups that can read it (`groups`, comma-separated) and its `classification`.
/// Defaults come from the container's metadata; without groups no user can read the document. `source` is the web address of the original,
/// which the page shows.
/// </summary>
internal sealed class BlobSource(BlobContainerClient container) : IDocumentSource
{
    private const string Groups = "groups";
    private const string Classification = "classification";
    private const string Original = "source";

    /// <summary>The strictest is last and replaces unknown labels.</summary>
    private static readonly string[] Classifications = ["public", "internal", "confidential"];

    public async IAsyncEnumerable<SourceDocument> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var byDefault = (await container.GetPropertiesAsync(cancellationToken: cancellationToken)).Value.Metadata;
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, null, cancellationToken))
            if (!IsFolder(blob))
                yield return Document(blob, byDefault);
    }

    /// <summary>Fails if the blob changes during the read.</summary>
    public Task<Stream> OpenAsync(SourceDocument document, CancellationToken cancellationToken) =>
        container.GetBlobClient(document.Id).OpenReadAsync(new BlobOpenReadOptions(allowModifications: false), cancellationToken);

    private SourceDocument Document(BlobItem blob, IDictionary<string, string> byDefault)
    {
        var groups = (Metadata(blob, byDefault, Groups) ?? "")
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(group => group.ToLowerInvariant())
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToArray();
        var label = Metadata(blob, byDefault, Classification)?.Trim().ToLowerInvariant() ?? "internal";
        var classification = Classifications.Contains(label) ? label : Classifications[^1];

        // A blob uploaded in one request has a content hash; a blob uploaded in blocks only has an ETag.
        var content = blob.Properties.ContentHash is { Length: > 0 } digest
            ? Convert.ToHexStringLower(digest)
            : blob.Properties.ETag.ToString();
        var address = Value(blob.Metadata, Original) ?? container.GetBlobClient(blob.Name).Uri.AbsoluteUri;
        return new()
        {
            Id = blob.Name,
            Uri = address,
            Fingerprint = Digest($"{content}\n{string.Join(',', groups)}\n{classification}\n{address}"),
            ModifiedAt = blob.Properties.LastModified ?? DateTimeOffset.UnixEpoch,
            Groups = groups,
            Classification = classification,
            Length = blob.Properties.ContentLength ?? 0,
        };
    }

    private static string? Metadata(BlobItem blob, IDictionary<string, string> byDefault, string name) =>
        Value(blob.Metadata, name) ?? Value(byDefault, name);

    private static string? Value(IDictionary<string, string>? metadata, string name) =>
        metadata?.FirstOrDefault(entry => entry.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>A hierarchical store lists its folders as empty blobs.</summary>
    private static bool IsFolder(BlobItem blob) => blob.Name.EndsWith('/') || Value(blob.Metadata, "hdi_isfolder") == "true";

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
