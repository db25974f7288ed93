namespace Pulumi.AzureNative;

/// <summary>Ties a resource class to its type token.</summary>
internal sealed class AzureNativeResourceTypeAttribute(string type) : ResourceTypeAttribute(type, PackageVersion.Value);
