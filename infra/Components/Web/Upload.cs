using Pulumi;
using Pulumi.AzureNative.Authorization;

namespace Infra.Components;

/// <summary>Brings packages into the store.</summary>
/// <param name="mayWrite">The deployer's right to put one there.</param>
/// <param name="mayRead">The app's right to run from one.</param>
internal sealed class Upload(BlobStore store, RoleAssignment mayWrite, RoleAssignment mayRead, IPackageUploader uploader)
{
    /// <returns>
    /// The package's address, which is known only when it lies there and the site may read it: the site must not start before.
    /// A preview uploads nothing.
    /// </returns>
    public Output<string> Of(AppPackage package) =>
        Output
            .Tuple(store.ContainerUri, mayWrite.Id, mayRead.Id)
            .Apply(async ready =>
            {
                if (!Deployment.Instance.IsDryRun)
                {
                    await uploader.UploadAsync(new Uri(ready.Item1), package);
                }

                return $"{ready.Item1}/{package.BlobName}";
            });
}
