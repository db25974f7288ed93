using System.Globalization;
using System.Text.Json.Nodes;
using Planning.Plans;
using Planning.ResourceIds;

namespace Preflight.AzureModel;

/// <summary>A planned resource of Azure, with typed access to its inputs.</summary>
public sealed class AzureResource(PlannedResource planned)
{
    private IReadOnlyList<(string Path, string Text)>? _scalars;
    private IReadOnlyList<IdReference>? _references;
    private OutermostResource? _outermost;
    private IReadOnlyList<string>? _principals;
    private IReadOnlySet<string>? _tags;

    public PlannedResource Planned => planned;

    /// <summary>Without provider and version: search:Service.</summary>
    public string Token { get; } = ResourceTypes.Short(planned.Type);

    public string Name => planned.Name;

    /// <summary>False for a type whose ids have no form that is known here.</summary>
    public bool HasUnknownId => planned is { Id: null, Unknowns.Count: > 0 };

    public string Id
    {
        get
        {
            UnknownReads.Note(HasUnknownId);
            return planned.Id ?? "";
        }
    }

    /// <summary>The group and the type that the id names.</summary>
    public OutermostResource Outermost
    {
        get
        {
            UnknownReads.Note(HasUnknownId);
            return _outermost ??= OutermostResource.Of(planned.Id ?? "");
        }
    }

    /// <summary>The last segment of the id: the name in Azure.</summary>
    public string AzureName => Id[(Id.LastIndexOf('/') + 1)..];

    /// <summary>Every scalar of the inputs with its path.</summary>
    public IReadOnlyList<(string Path, string Text)> Scalars
    {
        get
        {
            UnknownReads.Note(planned.Unknowns.Count > 0);
            return _scalars ??= [.. planned.Inputs.Leaves().Select(leaf => (leaf.Path, leaf.Value.ToString()))];
        }
    }

    /// <summary>Every scalar of the inputs that is the id of a resource.</summary>
    public IReadOnlyList<IdReference> References
    {
        get
        {
            UnknownReads.Note(planned.Unknowns.Count > 0);
            return _references ??= [.. planned.Inputs.Leaves().Select(leaf => IdReference.Of(leaf.Path, leaf.Value)).OfType<IdReference>()];
        }
    }

    /// <summary>The principal ids of the resource itself: its own as an identity, and that of its system-assigned identity.</summary>
    public IEnumerable<string> Principals
    {
        get
        {
            _principals ??=
            [
                .. new[] { planned.Outputs.Text("principalId"), planned.Outputs.Text("identity.principalId") }.OfType<string>(),
            ];
            UnknownReads.Note(_principals.Contains(PlannedValues.Unknown));
            return _principals.Where(id => !IsHidden(id));
        }
    }

    /// <summary>The keys of the tags, without case.</summary>
    public IReadOnlySet<string> Tags
    {
        get
        {
            UnknownReads.Note(At("tags"));
            return _tags ??= Texts("tags").ToHashSet(StringComparer.OrdinalIgnoreCase);
        }
    }

    public JsonNode? At(string path) => planned.Inputs.At(path);

    public string? Text(string path) => planned.Inputs.Text(path);

    public IEnumerable<JsonNode> List(string path) => planned.Inputs.List(path);

    public IEnumerable<string> Texts(string path) => planned.Inputs.Texts(path);

    public bool Has(string path) => At(path) is not null;

    public bool Is(string path, string value) =>
        IsHidden(Text(path)) || string.Equals(Text(path), value, StringComparison.OrdinalIgnoreCase);

    /// <summary>True if the value, or an object that contains it, is secret or unknown.</summary>
    public bool Hides(string path) => IsHidden(Text(path));

    /// <returns>0 where there is none, and where the text is NaN, which no comparison holds for.</returns>
    public double Number(string path) =>
        double.TryParse(Text(path), CultureInfo.InvariantCulture, out var number) && !double.IsNaN(number) ? number : 0;

    /// <summary>True if the number is missing, or known and less.</summary>
    public bool IsBelow(string path, double least) => !Hides(path) && Number(path) < least;

    public static bool IsHidden(string? value) => value is PlannedValues.Secret or PlannedValues.Unknown;
}
