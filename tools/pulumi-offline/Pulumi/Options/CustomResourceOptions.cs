using System.Diagnostics.CodeAnalysis;

namespace Pulumi;

/// <summary>Options of a resource that a provider manages.</summary>
public sealed class CustomResourceOptions : ResourceOptions
{
    /// <summary>Null leaves the order of a replacement to the provider.</summary>
    public bool? DeleteBeforeReplace { get; set; }

    [field: AllowNull]
    public List<string> AdditionalSecretOutputs
    {
        get => field ??= [];
        set;
    }

    /// <summary>Takes the existing resource with this id under management.</summary>
    public string? ImportId { get; set; }

    /// <summary>For provider resources: environment variables of the provider, as new name to the name they are read from.</summary>
    [field: AllowNull]
    public Dictionary<string, string> EnvVarMappings
    {
        get => field ??= [];
        set;
    }

    /// <summary>New options with what either says; where both give a single value, the second wins.</summary>
    public static CustomResourceOptions Merge(CustomResourceOptions? options1, CustomResourceOptions? options2)
    {
        var merged = Copy(options1);
        if (options2 == null)
            return merged;
        merged.MergeFrom(options2);
        merged.DeleteBeforeReplace = options2.DeleteBeforeReplace ?? merged.DeleteBeforeReplace;
        merged.AdditionalSecretOutputs.AddRange(options2.AdditionalSecretOutputs);
        merged.ImportId = options2.ImportId ?? merged.ImportId;
        foreach (var (name, source) in options2.EnvVarMappings)
            merged.EnvVarMappings[name] = source;
        return merged;
    }

    internal override ResourceOptions Clone() => Copy(this);

    private static CustomResourceOptions Copy(CustomResourceOptions? options)
    {
        var copy = new CustomResourceOptions();
        if (options == null)
            return copy;
        options.CopyTo(copy);
        copy.DeleteBeforeReplace = options.DeleteBeforeReplace;
        copy.AdditionalSecretOutputs = [.. options.AdditionalSecretOutputs];
        copy.ImportId = options.ImportId;
        copy.EnvVarMappings = new Dictionary<string, string>(options.EnvVarMappings);
        return copy;
    }
}
