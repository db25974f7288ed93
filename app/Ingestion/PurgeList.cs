using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace App.Ingestion;

/// <summary>Purged documents that still exist at their source. One small blob each.</summary>
internal sealed class PurgeList(BlobContainerClient state, TimeProvider clock)
{
    private const string Folder = "purged/";

    public async Task AddAsync(string documentId, CancellationToken cancellationToken) =>
        await state
            .GetBlobClient(Name(documentId))
            .UploadAsync(BinaryData.FromObjectAsJson(new { documentId, purgedAt = clock.GetUtcNow() }), overwrite: true, cancellationToken);

    public async Task<bool> HasAsync(string documentId, CancellationToken cancellationToken) =>
        await state.GetBlobClient(Name(documentId)).ExistsAsync(cancellationToken);

    /// <summary>Names of all purged documents, see <see cref="Name"/>.</summary>
    public async Task<IReadOnlySet<string>> ReadAsync(CancellationToken cancellationToken) =>
        await state
            .GetBlobsAsync(BlobTraits.None, BlobStates.None, Folder, cancellationToken)
            .Select(blob => blob.Name)
            .ToHashSetAsync(cancellationToken: cancellationToken);

    public async Task ForgetAsync(IEnumerable<string> names, CancellationToken cancellationToken)
    {
        foreach (var name in names)
            await state.GetBlobClient(name).DeleteIfExistsAsync(cancellationToken: cancellationToken);
    }

    /// <summary>A digest, because a document id can be as long as a blob name.</summary>
    public static string Name(string documentId) =>
        $"{Folder}{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(documentId)))}.json";
}
