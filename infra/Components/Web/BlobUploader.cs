using Azure;
using Azure.Core;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pulumi;

namespace Infra.Components.Web;

/// <summary>Uploads with the deployer's identity. Pulumi's blob resource would need the account key, which is off.</summary>
/// <param name="login">Called at the upload only: a preview and a plan need no login.</param>
public sealed class BlobUploader(Func<TokenCredential> login, TimeProvider time, BlobClientOptions? options = null) : IPackageUploader
{
    private const int Tries = 40;

    /// <summary>For a caller outside the store's network: only addresses and names must still propagate, and no role.</summary>
    private const int TriesOutside = 20;

    /// <summary>For a store that is busy, has a fault or cannot be reached.</summary>
    private const int TriesUnavailable = 4;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    public async Task UploadAsync(Uri container, AppPackage package)
    {
        // The client's own retries would not wait on the clock.
        var once = options ?? new BlobClientOptions();
        once.Retry.MaxRetries = 0;
        var blob = new BlobContainerClient(container, login(), once).GetBlobClient(package.BlobName);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (!await blob.ExistsAsync())
                {
                    // The condition makes a second upload fail instead of overwriting.
                    await blob.UploadAsync(
                        package.File,
                        new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } }
                    );
                }

                return;
            }
            catch (RequestFailedException exception) when (exception.ErrorCode == BlobErrorCode.BlobAlreadyExists)
            {
                return;
            }
            catch (RequestFailedException exception) when (attempt < TriesOf(exception))
            {
                // A new role takes up to ten minutes to reach the storage service; see RoleEffect.
                var cause = exception.ErrorCode ?? $"status {exception.Status}";
                Log.Info($"waiting for access to the package store ({cause}, attempt {attempt} of {TriesOf(exception)})");
                await Task.Delay(Pause, time);
            }
            catch (RequestFailedException exception) when (exception.Status is 403)
            {
                throw new RunException(
                    $"{container} rejects the upload ({exception.ErrorCode}). Add the address you deploy from: "
                        + "pulumi config set --path 'allowedAddresses[0]' <address>, then pulumi up; or run pulumi up again from inside "
                        + "the network. Storage ignores allowed addresses of callers in its own Azure region."
                );
            }
            catch (RequestFailedException exception) when (TriesOf(exception) == TriesUnavailable)
            {
                throw new RunException(
                    $"{container} does not answer as it must (status {exception.Status}, {exception.ErrorCode ?? exception.Message}) after "
                        + $"{attempt} attempts; run pulumi up again, which continues here"
                );
            }
        }
    }

    /// <summary>Status 0 is no answer at all.</summary>
    private static int TriesOf(RequestFailedException exception) =>
        exception.Status switch
        {
            403 when exception.ErrorCode == BlobErrorCode.AuthorizationFailure => TriesOutside,
            403 or 404 => Tries,
            0 or 408 or 429 or >= 500 => TriesUnavailable,
            _ => 1,
        };
}
