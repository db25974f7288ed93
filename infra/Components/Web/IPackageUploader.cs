namespace Infra.Components;

/// <summary>Puts a package where the site can read it.</summary>
public interface IPackageUploader
{
    /// <param name="container">The container's URI.</param>
    /// <returns>When the blob is there, put now or before.</returns>
    Task UploadAsync(Uri container, AppPackage package);
}
