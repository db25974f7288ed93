namespace Pulumi.AzureNative;

/// <summary>An explicit azure-native provider, for resources in another subscription or under another identity.</summary>
[AzureNativeResourceType("pulumi:providers:azure-native")]
public partial class Provider : ProviderResource
{
    public Provider(string name, ProviderArgs? args = null, CustomResourceOptions? options = null)
        : base("azure-native", name, args ?? new ProviderArgs(), ResourceDefaults.Apply(options, "", [])) { }
}
