using Planning.Plans;
using Planning.Wire;
using Pulumirpc;

namespace Planning.Engine;

/// <summary>
/// Makes the plan of a finished run. Registration is concurrent, so the order is made here: the tree's, by type and name.
/// </summary>
public static class PlanBuilder
{
    public static Plan Build(RunRequest request, Run run)
    {
        var outputs = new PlannedValues();
        return new Plan
        {
            Project = request.Project,
            Stack = request.Stack,
            Program = request.Program.Name,
            Sdk = request.Program.Sdk,
            Resources = InTreeOrder(run.Registrations.Resources.Select(Planned)).ToList(),
            Outputs = outputs.Object(run.Registrations.StackOutputs),
            SecretOutputs = outputs.Secrets,
            Location = Accounts.Location(request),
            Calls = [.. run.Registrations.Calls.Order(StringComparer.Ordinal)],
            Messages = run
                .Registrations.Messages.DistinctBy(message => (message.Severity, message.Text, message.Urn))
                .OrderBy(message => message.Severity, StringComparer.Ordinal)
                .ThenBy(message => message.Urn, StringComparer.Ordinal)
                .ThenBy(message => message.Text, StringComparer.Ordinal)
                .ToList(),
        };
    }

    public static PlannedResource Planned(RegisteredResource resource) => Planned(resource, reveals: false);

    /// <param name="reveals">Whether secret values are in the result: only for what never leaves the memory.</param>
    public static PlannedResource Planned(RegisteredResource resource, bool reveals)
    {
        var request = resource.Request;
        var inputs = new PlannedValues(reveals);
        var outputs = new PlannedValues(reveals);
        return new PlannedResource
        {
            Urn = resource.Urn,
            Type = request.Type,
            Name = request.Name,
            Parent = OrNull(request.Parent),
            Custom = request.Custom,
            Read = resource.IsRead,
            Remote = request.Remote,
            Id = OrNull(resource.Id),
            Provider = OrNull(request.Provider),
            Version = OrNull(request.Version),
            Inputs = inputs.Object(request.Object ?? new()),
            Outputs = outputs.Object(resource.Outputs),
            Secrets = inputs.Secrets.Union(outputs.Secrets).Order(StringComparer.Ordinal).ToList(),
            Unknowns = inputs.Unknowns,
            DependsOn = Sorted(request.Dependencies),
            PropertyDependsOn = request
                .PropertyDependencies.Where(entry => entry.Value.Urns.Count > 0)
                .OrderBy(entry => entry.Key, StringComparer.Ordinal)
                .ToDictionary(entry => entry.Key, entry => Sorted(entry.Value.Urns)),
            Options = Options(request),
        };
    }

    private static PlannedOptions Options(RegisterResourceRequest request) =>
        new()
        {
            Protect = request.Protect,
            RetainOnDelete = request.RetainOnDelete,
            DeleteBeforeReplace = request.DeleteBeforeReplace,
            IgnoreChanges = Sorted(request.IgnoreChanges),
            ReplaceOnChanges = Sorted(request.ReplaceOnChanges),
            AdditionalSecretOutputs = Sorted(request.AdditionalSecretOutputs),
            Aliases = [.. request.AliasURNs, .. request.Aliases.Select(Text)],
            ImportId = OrNull(request.ImportId),
            DeletedWith = OrNull(request.DeletedWith),
            CreateTimeout = OrNull(request.CustomTimeouts?.Create),
            UpdateTimeout = OrNull(request.CustomTimeouts?.Update),
            DeleteTimeout = OrNull(request.CustomTimeouts?.Delete),
            PluginDownloadUrl = OrNull(request.PluginDownloadURL),
        };

    private static string Text(Alias alias)
    {
        if (alias.AliasCase == Alias.AliasOneofCase.Urn)
        {
            return alias.Urn;
        }

        var spec = alias.Spec;
        (string Name, string Value)[] parts =
        [
            ("type", spec.Type),
            ("name", spec.Name),
            ("stack", spec.Stack),
            ("project", spec.Project),
            ("parent", spec.NoParent ? "none" : spec.ParentUrn),
        ];
        return string.Join(' ', parts.Where(part => part.Value.Length > 0).Select(part => $"{part.Name}={part.Value}"));
    }

    private static IEnumerable<PlannedResource> InTreeOrder(IEnumerable<PlannedResource> resources)
    {
        var children = resources.ToLookup(resource => resource.Parent ?? "");
        return Below("");

        IEnumerable<PlannedResource> Below(string parent) =>
            children[parent]
                .OrderBy(resource => resource.Type, StringComparer.Ordinal)
                .ThenBy(resource => resource.Name, StringComparer.Ordinal)
                .SelectMany(resource => Below(resource.Urn).Prepend(resource));
    }

    private static IReadOnlyList<string> Sorted(IEnumerable<string> values) => [.. values.Order(StringComparer.Ordinal)];

    private static string? OrNull(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
