using System.Diagnostics.CodeAnalysis;

namespace Pulumi;

/// <summary>How a resource is managed, as opposed to what it is.</summary>
public abstract class ResourceOptions
{
    /// <summary>Reads the existing resource with this id instead of managing one.</summary>
    public Input<string>? Id { get; set; }

    public Resource? Parent { get; set; }

    [field: AllowNull]
    public InputList<Resource> DependsOn
    {
        get => field ??= [];
        set;
    }

    /// <summary>Refuses to delete the resource; children take it over.</summary>
    public bool? Protect { get; set; }

    [field: AllowNull]
    public List<string> IgnoreChanges
    {
        get => field ??= [];
        set;
    }

    public string? Version { get; set; }

    public ProviderResource? Provider { get; set; }

    public CustomTimeouts? CustomTimeouts { get; set; }

    [field: AllowNull]
    public List<ResourceTransformation> ResourceTransformations
    {
        get => field ??= [];
        set;
    }

    public List<Input<Alias>> Aliases { get; set; } = [];

    /// <summary>Looks the resource up by URN instead of managing one.</summary>
    public string? Urn { get; set; }

    [field: AllowNull]
    public List<string> ReplaceOnChanges
    {
        get => field ??= [];
        set;
    }

    public string? PluginDownloadURL { get; set; }

    /// <summary>Leaves the real thing in place when the resource is removed from the program.</summary>
    public bool? RetainOnDelete { get; set; }

    /// <summary>Skips deleting this resource when the given one is deleted, which takes it along.</summary>
    public Resource? DeletedWith { get; set; }

    /// <summary>Replaces this resource whenever one of these is replaced.</summary>
    [field: AllowNull]
    public InputList<Resource> ReplaceWith
    {
        get => field ??= [];
        set;
    }

    /// <summary>Properties whose changes are not shown, though they are made.</summary>
    [field: AllowNull]
    public List<string> HideDiffs
    {
        get => field ??= [];
        set;
    }

    /// <summary>Replaces the resource whenever this value changes.</summary>
    public Input<object>? ReplacementTrigger { get; set; }

    internal abstract ResourceOptions Clone();

    private protected TOptions CopyTo<TOptions>(TOptions copy)
        where TOptions : ResourceOptions
    {
        copy.Id = Id;
        copy.Parent = Parent;
        copy.DependsOn = DependsOn.Clone();
        copy.Protect = Protect;
        copy.IgnoreChanges = [.. IgnoreChanges];
        copy.Version = Version;
        copy.Provider = Provider;
        copy.CustomTimeouts = CustomTimeouts?.Clone();
        copy.ResourceTransformations = [.. ResourceTransformations];
        copy.Aliases = [.. Aliases];
        copy.Urn = Urn;
        copy.ReplaceOnChanges = [.. ReplaceOnChanges];
        copy.PluginDownloadURL = PluginDownloadURL;
        copy.RetainOnDelete = RetainOnDelete;
        copy.DeletedWith = DeletedWith;
        copy.ReplaceWith = ReplaceWith.Clone();
        copy.HideDiffs = [.. HideDiffs];
        copy.ReplacementTrigger = ReplacementTrigger;
        return copy;
    }

    // Lists are joined, single values taken over from the second where it has one.
    private protected void MergeFrom(ResourceOptions other)
    {
        Id = other.Id ?? Id;
        Parent = other.Parent ?? Parent;
        DependsOn = DependsOn.Concat(other.DependsOn);
        Protect = other.Protect ?? Protect;
        IgnoreChanges.AddRange(other.IgnoreChanges);
        Version = other.Version ?? Version;
        Provider = other.Provider ?? Provider;
        CustomTimeouts = other.CustomTimeouts?.Clone() ?? CustomTimeouts;
        ResourceTransformations.AddRange(other.ResourceTransformations);
        Aliases.AddRange(other.Aliases);
        Urn = other.Urn ?? Urn;
        ReplaceOnChanges.AddRange(other.ReplaceOnChanges);
        PluginDownloadURL = other.PluginDownloadURL ?? PluginDownloadURL;
        RetainOnDelete = other.RetainOnDelete ?? RetainOnDelete;
        DeletedWith = other.DeletedWith ?? DeletedWith;
        ReplaceWith = ReplaceWith.Concat(other.ReplaceWith);
        HideDiffs.AddRange(other.HideDiffs);
        ReplacementTrigger = other.ReplacementTrigger ?? ReplacementTrigger;
    }
}
