using System.Text.Json.Nodes;
using Google.Protobuf.WellKnownTypes;
using Planning.Plans;

namespace Planning.States;

/// <summary>A resource of an exported state.</summary>
public sealed record DeployedResource
{
    /// <summary>With secrets as "[secret]"; <see cref="PlannedResource.Read"/> is what the state calls external.</summary>
    public required PlannedResource Resource { get; init; }

    /// <summary>With secrets that the file holds in plain text: for comparisons, never for output.</summary>
    public JsonObject Inputs { get; init; } = [];

    /// <summary>As a program gets them.</summary>
    public Struct Outputs { get; init; } = new();

    /// <summary>Replaced already, and not deleted yet.</summary>
    public bool IsPendingDeletion { get; init; }

    /// <summary>Deleted already, and not created again yet.</summary>
    public bool IsPendingReplacement { get; init; }

    /// <summary>`pulumi state taint`: the next update replaces it.</summary>
    public bool IsTainted { get; init; }

    /// <summary>The last update of it began and did not succeed: the next one writes it again.</summary>
    public bool HasInitErrors { get; init; }

    /// <summary>A part of another resource, which its provider shows as a resource.</summary>
    public bool IsView { get; init; }

    /// <summary>The provider made up the name, so that a replacement is created before this one is deleted.</summary>
    public bool IsNamedAtRandom { get; init; }

    /// <summary>Input → the asset or archive of the program whose content is not in the file.</summary>
    public IReadOnlyList<string> Assets { get; init; } = [];

    public string Urn => Resource.Urn;

    /// <summary>A provider that the engine makes by itself, one for each version of a package.</summary>
    public bool IsDefaultProvider =>
        Resource.Type.StartsWith("pulumi:providers:", StringComparison.Ordinal)
        && (Resource.Name == "default" || Resource.Name.StartsWith("default_", StringComparison.Ordinal));
}
