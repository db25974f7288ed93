using Infra.Protection;
using Pulumi;

namespace Infra.Naming;

/// <summary>How resources are named, placed, tagged and protected: known before the first component, the same for all of them.</summary>
public record Foundation
{
    public required Names Names { get; init; }

    /// <summary>Every resource is created in this group.</summary>
    public required Output<string> ResourceGroupName { get; init; }

    public required Output<string> ResourceGroupId { get; init; }

    /// <summary>The region of every resource that has no region setting of its own.</summary>
    public required string Location { get; init; }

    public required string SubscriptionId { get; init; }

    public required string TenantId { get; init; }

    /// <summary>Tags from the settings; <see cref="Tags"/> adds the program's own.</summary>
    public required IReadOnlyDictionary<string, string> UserTags { get; init; }

    /// <summary>Locks, protects and retains every resource that holds data.</summary>
    public required bool ProtectData { get; init; }

    /// <summary>The locks of services that hold data; created at the end of the program, with data protection only.</summary>
    public DeleteLocks Locks { get; } = new();

    /// <summary>Spreads every resource that supports it over three availability zones.</summary>
    public required bool ZoneRedundant { get; init; }

    /// <summary>Read in an update only, so that a plan does not change with the date.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>A new map at each call: inputs must not be shared between resources.</summary>
    public InputMap<string> Tags => TagsOf(Names, UserTags);

    /// <summary>The tags of every resource, also of the group, which is created first.</summary>
    public static InputMap<string> TagsOf(Names names, IReadOnlyDictionary<string, string> userTags)
    {
        var tags = new InputMap<string>
        {
            ["workload"] = names.WorkloadName,
            ["environment"] = names.StackName,
            ["managed-by"] = "pulumi",
        };
        foreach (var (name, value) in userTags)
        {
            tags[name] = value;
        }

        return tags;
    }

    /// <summary>All three zones for a resource that would otherwise stop with the zone it is in; empty without zone redundancy.</summary>
    public string[] Zones => ZoneRedundant ? ["1", "2", "3"] : [];

    /// <summary>Options of a resource that holds data: with data protection neither a rename nor a removed setting deletes it.</summary>
    public CustomResourceOptions DataOptions(Resource parent) =>
        new()
        {
            Parent = parent,
            Protect = ProtectData,
            RetainOnDelete = ProtectData,
        };
}
