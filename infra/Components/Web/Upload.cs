using Infra.Access;
using Infra.Components.Storage;
using Pulumi;
using Pulumi.AzureNative.Authorization;

namespace Infra.Components.Web;

/// <summary>Uploads packages to the store.</summary>
/// <param name="mayWrite">The deployer's role to upload.</param>
/// <param name="mayRead">The app's role to read.</param>
public sealed class Upload(BlobStore store, RoleAssignment mayWrite, RoleAssignment mayRead, IPackageUploader uploader, TimeProvider clock)
{
    /// <returns>
    /// The package's address, known once it is uploaded and the site may read it, so that the site does not start before. A preview uploads
    /// nothing.
    /// </returns>
    public Output<string> Of(AppPackage package) =>
        RoleEffect.After(
            Output
                .Tuple(store.UploadUri, mayWrite.Id, mayRead.Id)
                .Apply(async ready =>
                {
                    if (!Deployment.Instance.IsDryRun)
                    {
                        await uploader.UploadAsync(new Uri(ready.Item1), package);
                    }

                    return $"{ready.Item1}/{package.BlobName}";
                }),
            clock,
            mayRead
        );
}
