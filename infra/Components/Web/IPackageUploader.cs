namespace Infra.Components.Web;

/// <summary>Uploads a package to a blob container.</summary>
public interface IPackageUploader
{
    /// <param name="container">The container's URI.</param>
    /// <returns>Completes when the blob exists, also where it was uploaded before.</returns>
    Task UploadAsync(Uri container, AppPackage package);
}
