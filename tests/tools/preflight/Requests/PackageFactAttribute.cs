namespace Preflight.Tests.Requests;

/// <summary>Skipped where the npm packages are not installed; CI installs them.</summary>
public sealed class PackageFactAttribute : FactAttribute
{
    public PackageFactAttribute() =>
        Skip = AzureNativePackage.IsInstalled ? null : "run npm ci in tools/pulumi-offline/Pulumi.AzureNative/extract";
}
