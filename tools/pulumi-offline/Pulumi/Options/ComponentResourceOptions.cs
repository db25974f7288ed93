using System.Diagnostics.CodeAnalysis;

namespace Pulumi;

/// <summary>Options of a component.</summary>
public sealed class ComponentResourceOptions : ResourceOptions
{
    /// <summary>Providers for the children, one for each package.</summary>
    [field: AllowNull]
    public List<ProviderResource> Providers
    {
        get => field ??= [];
        set;
    }

    /// <summary>New options with what either says; where both give a single value, the second wins.</summary>
    public static ComponentResourceOptions Merge(ComponentResourceOptions? options1, ComponentResourceOptions? options2)
    {
        var merged = Copy(options1);
        if (options2 == null)
            return merged;
        merged.MergeFrom(options2);
        merged.Providers = OnePerPackage([.. merged.Providers, .. options2.Providers]);
        return merged;
    }

    internal override ResourceOptions Clone() => Copy(this);

    private static ComponentResourceOptions Copy(ComponentResourceOptions? options)
    {
        var copy = new ComponentResourceOptions();
        if (options == null)
            return copy;
        options.CopyTo(copy);
        copy.Providers = [.. options.Providers];
        return copy;
    }

    // The last provider of a package wins and keeps its place.
    private static List<ProviderResource> OnePerPackage(List<ProviderResource> providers)
    {
        var packages = new HashSet<string>();
        return [.. providers.AsEnumerable().Reverse().Where(provider => packages.Add(provider.Package)).Reverse()];
    }
}
