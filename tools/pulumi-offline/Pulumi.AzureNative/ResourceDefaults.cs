namespace Pulumi.AzureNative;

/// <summary>The options that every registration and call carries: the package's version and a resource's former types.</summary>
internal static class ResourceDefaults
{
    public static CustomResourceOptions Apply(CustomResourceOptions? options, Input<string>? id, ReadOnlySpan<string> formerTypes)
    {
        var defaults = new CustomResourceOptions { Version = PackageVersion.Value };
        foreach (var type in formerTypes)
        {
            defaults.Aliases.Add(new Alias { Type = type });
        }

        var merged = CustomResourceOptions.Merge(defaults, options);

        // An id given to Get wins over one in the options.
        merged.Id = id ?? merged.Id;
        return merged;
    }

    public static InvokeOptions Apply(InvokeOptions? options)
    {
        var result = options ?? new InvokeOptions();
        result.Version ??= PackageVersion.Value;
        return result;
    }

    public static InvokeOutputOptions Apply(InvokeOutputOptions options)
    {
        options.Version ??= PackageVersion.Value;
        return options;
    }
}
