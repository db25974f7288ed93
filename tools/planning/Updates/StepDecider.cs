using System.Text.Json.Nodes;
using Google.Protobuf.WellKnownTypes;
using Planning.Engine;
using Planning.Plans;
using Planning.States;
using Planning.Wire;
using Pulumirpc;

namespace Planning.Updates;

/// <summary>
/// Decides what the engine would do to each resource as the program registers it (pkg/resource/deploy/step_generator.go of pulumi/pulumi).
/// A program registers a resource after those that it depends on. Safe for threads.
/// </summary>
internal sealed class StepDecider(Run run, DeployedStack stack)
{
    /// <summary>The engine's own, which no program changes.</summary>
    private static readonly string[] OfTheEngine = ["version", "pluginDownloadURL", "parameterization"];

    private readonly Lock _lock = new();
    private readonly Dictionary<string, StepDecision> _decisions = [];

    /// <summary>URN in the state → URN in the program.</summary>
    private readonly Dictionary<string, string> _matched = [];

    /// <summary>URN in the state → the inputs because of which it is deleted before what it depends on.</summary>
    private readonly Dictionary<string, IReadOnlyList<string>> _condemned = [];

    private readonly List<UpdateError> _errors = [];

    public IReadOnlyList<UpdateError> Errors => _errors;

    /// <returns>Null if it was not registered.</returns>
    public StepDecision? Find(string urn) => _decisions.GetValueOrDefault(urn);

    /// <summary>Whether the program still has a resource of the state, under this URN or another.</summary>
    public bool IsRegistered(string urnInState) => _matched.ContainsKey(urnInState);

    /// <summary>Of a component, or of a resource that is read: nothing is decided while the program runs.</summary>
    /// <returns>Null if the state has none.</returns>
    public DeployedResource? Match(PlannedResource resource)
    {
        var request = run.Registrations.Find(resource.Urn)!.Request;
        var old = stack.Find(resource.Urn) ?? Aliases.Find(resource.Urn, request, run, stack.Find);
        if (old is not null)
        {
            Claim(old.Urn, resource.Urn);
        }

        return old;
    }

    /// <summary>The engine stops where two resources of the program are one of the state (errors 2008 and 2016).</summary>
    private void Claim(string urnInState, string urn)
    {
        if (_matched.TryAdd(urnInState, urn) || _matched[urnInState] == urn)
        {
            return;
        }

        var first = _matched[urnInState];
        _errors.Add(
            new UpdateError(
                urn,
                urn == urnInState ? $"{first} takes it over with an alias; remove that alias, or give one of the two another name"
                    : first == urnInState ? $"its alias {urnInState} is another resource of the program; remove the alias"
                    : $"its alias {urnInState} is an alias of {first} too; keep it on one of them"
            )
        );
    }

    /// <summary>Whether an alias leads from the program's URN to that of the state.</summary>
    public static bool IsRenamed(PreviewStep step) => step is { Old: not null, New: not null } && step.Old.Urn != step.Urn;

    public StepDecision Decide(string urn, RegisterResourceRequest request)
    {
        lock (_lock)
        {
            var old = stack.Find(urn) ?? Aliases.Find(urn, request, run, stack.Find);
            if (old is not null)
            {
                Claim(old.Urn, urn);
            }

            var decision = Decide(urn, request, old);
            _decisions[urn] = decision;
            return decision;
        }
    }

    private StepDecision Decide(string urn, RegisterResourceRequest request, DeployedResource? old)
    {
        var after = Inputs(request, old, reveals: false);
        if (old is null || old.Resource.Read)
        {
            // What was only read until now is created, although it exists: the engine cannot know.
            return new StepDecision(request.ImportId.Length > 0 ? "import" : "create", null, after, [], [], []);
        }

        var isOther = request.ImportId.Length > 0 && (old.Resource.Options.ImportId ?? old.Resource.Id) != request.ImportId;
        var difference = Difference(request, old);
        var reasons = isOther ? ["id"] : Reasons(request, old, difference);
        if (reasons.Count > 0 || isOther || old.IsPendingReplacement)
        {
            return Replace(
                urn,
                request,
                old,
                new StepDecision(
                    isOther ? "import-replacement" : "replace",
                    old,
                    after,
                    difference.Changed,
                    difference.NotCompared,
                    reasons
                )
            );
        }

        var operation = difference.Changed.Count > 0 || old.HasInitErrors ? "update" : "same";
        return new StepDecision(operation, old, after, difference.Changed, difference.NotCompared, []);
    }

    private static JsonObject Inputs(RegisterResourceRequest request, DeployedResource? old, bool reveals)
    {
        var given = new PlannedValues(reveals).Object(request.Object ?? new Struct());
        return old is null
            ? given
            : CompletedInputs.Of(request.Type, reveals ? old.Inputs : old.Resource.Inputs, given, request.IgnoreChanges);
    }

    private static InputDifference Difference(RegisterResourceRequest request, DeployedResource old)
    {
        var (before, after) = (old.Inputs.DeepClone().AsObject(), Inputs(request, old, reveals: true));
        var assets = old.Assets.Where(after.ContainsKey).ToList();
        var left = request.Type.StartsWith("pulumi:providers:", StringComparison.Ordinal) ? assets.Concat(OfTheEngine) : assets;
        foreach (var name in left)
        {
            before.Remove(name);
            after.Remove(name);
        }

        var difference = InputDifference.Between(request.Type, before, after);
        return difference with { NotCompared = [.. difference.NotCompared, .. assets] };
    }

    private IReadOnlyList<string> Reasons(RegisterResourceRequest request, DeployedResource old, InputDifference difference)
    {
        if (_condemned.TryGetValue(old.Urn, out var inputs))
        {
            return inputs;
        }

        if (old.IsTainted)
        {
            return ["taint"];
        }

        if (request.ReplaceWith.Any(IsReplaced))
        {
            return ["replaceWith"];
        }

        if (request.DeletedWith.Length > 0 && IsReplaced(request.DeletedWith))
        {
            return ["deletedWith"];
        }

        return Replacements.Reasons(request.Type, request.ReplaceOnChanges, difference.Changed);
    }

    private StepDecision Replace(string urn, RegisterResourceRequest request, DeployedResource old, StepDecision decision)
    {
        var because = decision.Reasons.Count > 0 ? $" because of {string.Join(", ", decision.Reasons)}" : "";
        if (request.Protect && old.Resource.Options.Protect)
        {
            _errors.Add(
                new UpdateError(
                    urn,
                    $"it is protected, and the update would replace it{because}; take the option protect off in the program, or "
                        + "keep the value"
                )
            );
        }
        else if (request.ImportId.Length > 0 && decision.Operation == "replace")
        {
            _errors.Add(
                new UpdateError(urn, $"the update would replace it{because}, and it has the option import; take import off in the program")
            );
        }

        if (Replacements.DeletesFirst(request, old.IsNamedAtRandom, decision.Reasons))
        {
            Condemn(old);
        }

        return decision;
    }

    /// <summary>What must be deleted before a resource, since it is replaced with it: what comes after it in the state.</summary>
    private void Condemn(DeployedResource root)
    {
        var replaced = new HashSet<string> { root.Urn };
        foreach (var each in stack.Resources.Where(each => each is { IsPendingDeletion: false, IsView: false }))
        {
            if (IsRegistered(each.Urn) || Replacements.Needed(each.Resource, replaced.Contains) is not { Count: > 0 } inputs)
            {
                continue;
            }

            replaced.Add(each.Urn);
            _condemned.TryAdd(each.Urn, inputs);
            if (each.Resource.Options.Protect)
            {
                _errors.Add(
                    new UpdateError(
                        each.Urn,
                        $"it is protected, and would be replaced with {root.Resource.Name}; run `pulumi state unprotect '{each.Urn}'`, "
                            + $"or keep the value that replaces {root.Resource.Name}"
                    )
                );
            }
        }
    }

    private bool IsReplaced(string urn) => Find(urn)?.Operation is "replace" or "import-replacement";
}
