namespace Pulumi.Conformance.Support;

/// <summary>A provider of the package that <see cref="Box{T}"/> belongs to.</summary>
internal sealed class Cloud(string name, string package = "test", CustomResourceOptions? options = null)
    : ProviderResource(package, name, ResourceArgs.Empty, options);
