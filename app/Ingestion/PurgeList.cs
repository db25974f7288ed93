using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace App.Ingestion;

/// <summary>Documents that must not be found, though they are still where they come from. One small blob each.</summary>
internal sealed class PurgeList(BlobContainerClient state, TimeProvider clock)
{
    private const string Folder = "purged/";

    public async Task AddAsync(string documentId, CancellationToken cancellationToken) =>
        await state
            .GetBlobClient(Name(documentId))
            .UploadAsync(BinaryData.FromObjectAsJson(new { documentId, purgedAt = clock.GetUtcNow() }), overwrite: true, cancellationToken);

    public async Task<bool> HasAsync(string documentId, CancellationToken cancellationToken) =>
        await state.GetBlobClient(Name(documentId)).ExistsAsync(cancellationToken);

    /// <summary>All that are on it, by <see cref="Name"/>.</summary>
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

    /// <summary>A document's id may be as long as a blob's name can be.</summary>
    public static string Name(string documentId) =>
        $"{Folder}{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(documentId)))}.json";
}
