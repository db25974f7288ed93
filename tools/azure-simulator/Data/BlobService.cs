using System.Text;
using System.Xml.Linq;
using AzureSimulator.Access;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Data;

/// <summary>Blobs of storage accounts, for callers with a role. Shared keys are not simulated.</summary>
internal sealed class BlobService(AzureState azure, Rights rights, IReadOnlyList<Habit> habits)
{
    private const string Suffix = ".blob.core.windows.net";
    private const string Actions = "Microsoft.Storage/storageAccounts/blobServices/containers/blobs";

    public BlobResponse Answer(BlobRequest request)
    {
        var account = azure
            .Resources.OfType("Microsoft.Storage/storageAccounts")
            .FirstOrDefault(each => ArmPath.Same($"{each.Name}{Suffix}", request.Host));
        if (account is null)
        {
            return new BlobResponse(0, "HostNotFound", $"No such host is known. ({request.Host})");
        }

        if (habits.Select(habit => habit.RefuseBlob(request, azure, rights)).FirstOrDefault(answer => answer is not null) is { } refused)
        {
            return refused;
        }

        if (!BlobNetwork.Admits(request, account, azure))
        {
            return new BlobResponse(403, "AuthorizationFailure", "This request is not authorized to perform this operation.");
        }

        var parts = request.Path.TrimStart('/').Split('/', 2);
        var container = $"{account.Id}/blobServices/default/containers/{parts[0]}";
        var action = request.Method == "PUT" ? $"{Actions}/write" : $"{Actions}/read";
        if (!rights.HasData(request.Caller ?? azure.Options.Owner, action, container))
        {
            return new BlobResponse(
                403,
                "AuthorizationPermissionMismatch",
                "This request is not authorized to perform this operation using this permission."
            );
        }

        return azure.Resources.Find(container) is not { } found
                ? new BlobResponse(404, "ContainerNotFound", "The specified container does not exist.")
            : parts.Length == 1 ? new BlobResponse(200) { Etag = found.Etag, Modified = found.Changed }
            : request.Method == "PUT" ? Put(request, $"{container}/{parts[1]}")
            : Get(request, $"{container}/{parts[1]}");
    }

    private BlobResponse Get(BlobRequest request, string key) =>
        azure.Blobs.TryGetValue(key, out var blob) && blob.Content is { } content
            ? Shown(200, key, blob) with
            {
                Content = request.Method == "GET" ? content : null,
            }
            : new BlobResponse(404, "BlobNotFound", "The specified blob does not exist.");

    private BlobResponse Put(BlobRequest request, string key)
    {
        var (exists, content) = (azure.Blobs.TryGetValue(key, out var blob) && blob.Content is not null, request.Content ?? []);
        if (request.Query.GetValueOrDefault("comp") == "block")
        {
            (blob ?? (azure.Blobs[key] = new StoredBlob())).Blocks[request.Query["blockid"]] = content;
            return new BlobResponse(201);
        }

        if (exists && request.Headers.GetValueOrDefault("if-none-match") == "*")
        {
            return new BlobResponse(409, "BlobAlreadyExists", "The specified blob already exists.");
        }

        blob ??= azure.Blobs[key] = new StoredBlob();
        blob.Content = request.Query.GetValueOrDefault("comp") == "blocklist" ? Joined(content, blob) : content;
        blob.Modified = azure.Now;
        blob.Blocks.Clear();
        return Shown(201, key, blob);
    }

    /// <summary>The list of blocks is XML, and its elements name them in their order.</summary>
    private static byte[] Joined(byte[] list, StoredBlob blob) =>
        [
            .. XDocument
                .Parse(Encoding.UTF8.GetString(list).TrimStart('\uFEFF'))
                .Root!.Elements()
                .SelectMany(block => blob.Blocks.GetValueOrDefault(block.Value) ?? []),
        ];

    private static BlobResponse Shown(int status, string key, StoredBlob blob) =>
        new(status)
        {
            Etag = $"\"{Fixed.Guid($"{key}#{Fixed.Text(blob.Modified)}")}\"",
            Modified = blob.Modified,
            Length = blob.Content?.LongLength ?? 0,
        };
}
