using System.Text.Json;
using System.Text.Json.Nodes;
using AzureDefinitions.Types;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Checking;
using Preflight.Costs;
using Preflight.Gate;
using Preflight.Requests;
using Preflight.Rules.Framework;

namespace Preflight.Tests.Rules;

/// <summary>A plan of a few resources, made without a program. Each change makes a new plan, and must change something.</summary>
public sealed class TestPlan
{
    /// <summary>Findings about the plan as a whole carry the stack's name.</summary>
    public const string Stack = "stack";

    /// <summary>The id of the resource group of all resources.</summary>
    public const string Group = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/group";

    public static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly AzureTypes Types = new();
    private static readonly Lock TypesLock = new();
    private static readonly ArmTemplate NoTemplate = ArmTemplate.Of(PlanOf([]), Types);

    private Plan _plan = PlanOf([]);
    private Stage _stage = Stage.Production;
    private DateOnly _today = Today;
    private string? _directory;
    private TestPlan? _tested;
    private TestPlan? _deployed;
    private IReadOnlyList<Waiver> _waivers = [];
    private IReadOnlyList<AppDeclaration> _apps = [];

    public TestPlan InDevelopment() => Changed(copy => copy._stage = Stage.Development);

    public TestPlan InTest() => Changed(copy => copy._stage = Stage.Test);

    /// <summary>As of another day than <see cref="Today"/>.</summary>
    public TestPlan On(DateOnly day) => Changed(copy => copy._today = day);

    /// <summary>The project's folder, for rules that look for files.</summary>
    public TestPlan InFolder(string directory) => Changed(copy => copy._directory = directory);

    /// <summary>Every site runs an app that declares these settings.</summary>
    public TestPlan Declaring(params DeclaredSetting[] settings) => Declaring(null, settings);

    public TestPlan Declaring(string? framework, params DeclaredSetting[] settings) =>
        Changed(copy => copy._apps = [new AppDeclaration("*", "settings.json", framework, settings)]);

    /// <summary>The plan of the test stack that this one is compared with.</summary>
    public TestPlan TestedAs(TestPlan test) => Changed(copy => copy._tested = test);

    /// <summary>An update of a stack that has the resources of another plan.</summary>
    public TestPlan Updating(TestPlan deployed) => Changed(copy => copy._deployed = deployed);

    public TestPlan Waiving(string rule, string resource, DateOnly expires) =>
        Changed(copy => copy._waivers = [.. _waivers, new Waiver(rule, Stack, resource, "accepted", "owner", expires, 1)]);

    public TestPlan Calling(string function) => Changed(copy => copy._plan = _plan with { Calls = [.. _plan.Calls, function] });

    public TestPlan WithOutput(string name, string value) =>
        Changed(copy => copy._plan = _plan with { Outputs = new JsonObject { [name] = value } });

    /// <param name="type">As in search:Service.</param>
    /// <param name="inputs">An object as JSON has it. Names in Azure that are not given are the logical name.</param>
    /// <param name="after">The names of resources that it waits for.</param>
    public TestPlan Add(string type, string name, object? inputs = null, params string[] after) =>
        WithResource(
            TestResource.Of(
                type,
                name,
                JsonSerializer.SerializeToNode(inputs ?? new { })!.AsObject(),
                [.. after.Select(each => Get(each).Urn)]
            )
        );

    internal TestPlan WithResource(PlannedResource resource) => WithResources([.. _plan.Resources, resource]);

    /// <param name="path">As in properties.networkAcls.ipRules[0].value; a list's own length adds an element.</param>
    /// <param name="value">As JSON has it; null removes the input.</param>
    public TestPlan With(string resource, string path, object? value) =>
        Change(resource, each => each with { Inputs = TestInputs.With(each.Inputs, path, JsonSerializer.SerializeToNode(value)) });

    /// <summary>The same resource under a second name.</summary>
    public TestPlan Copy(string resource, string name) =>
        WithResource(TestResource.Of(Get(resource).Type["azure-native:".Length..], name, Get(resource).Inputs, Get(resource).DependsOn));

    public TestPlan Without(string resource) => WithResources([.. _plan.Resources.Where(each => each != Get(resource))]);

    public TestPlan Waits(string resource, string other) =>
        Change(resource, each => each with { DependsOn = [.. each.DependsOn, Get(other).Urn] });

    public TestPlan WaitsNot(string resource, string other)
    {
        Assert.Contains(Get(other).Urn, Get(resource).DependsOn);
        return Change(resource, each => each with { DependsOn = [.. each.DependsOn.Where(urn => urn != Get(other).Urn)] });
    }

    public TestPlan Protected(string resource, bool protect = true) =>
        Change(resource, each => each with { Options = each.Options with { Protect = protect } });

    public TestPlan Retained(string resource) =>
        Change(resource, each => each with { Options = each.Options with { RetainOnDelete = true } });

    /// <param name="owner">Null takes the option away.</param>
    public TestPlan DeletedWith(string resource, string? owner) =>
        Change(resource, each => each with { Options = each.Options with { DeletedWith = owner is null ? null : Get(owner).Urn } });

    public TestPlan Ignoring(string resource, string input) => Option(resource, each => each with { IgnoreChanges = [input] });

    public TestPlan Option(string resource, Func<PlannedOptions, PlannedOptions> change) =>
        Change(resource, each => each with { Options = change(each.Options) });

    public TestPlan OfVersion(string resource, string version) => Change(resource, each => each with { Version = version });

    public string IdOf(string resource) => Get(resource).Id!;

    public string UrnOf(string resource) => Get(resource).Urn;

    /// <returns>The logical name of each resource with a finding of one rule, once for each finding.</returns>
    public IReadOnlyList<string> Found(string rule) => [.. Findings(rule).Select(finding => finding.Resource)];

    public IReadOnlyList<Severity> Severities(string rule) => [.. Findings(rule).Select(finding => finding.Severity)];

    public IReadOnlyList<string> Messages(string rule) => [.. Findings(rule).Select(finding => finding.Message)];

    internal PlannedResource Get(string resource) => _plan.Resources.Single(each => each.Name == resource);

    private IEnumerable<Finding> Findings(string id) =>
        (
            id == ModelParity.Id ? ModelParity.Between((_tested ?? this)._plan, _plan)
            : id.StartsWith("waiver-", StringComparison.Ordinal)
                ? WaiverFindings.Of(_waivers, [.. _waivers.SelectMany(Judge)], Stack, _today)
            : UpdateFacts.Contains(id) ? (_deployed is null ? [] : UpdateFindings.Of(TestUpdate.Of(_deployed._plan, _plan)))
            : Judge(id)
        ).Where(finding => finding.Rule == id);

    private IEnumerable<Finding> Judge(Waiver waiver) => Judge(waiver.Rule);

    private IReadOnlyList<Finding> Judge(string id) =>
        [
            .. Rulebook
                .All.Single(rule => rule.Facts.Any(facts => facts.Id == id))
                .Check(Azure(id is "option-path" or "secret-output" || id.StartsWith("schema-", StringComparison.Ordinal))),
        ];

    /// <param name="withTemplate">Whether the requests are made, for rules that read them.</param>
    internal AzurePlan Azure(bool withTemplate)
    {
        // The type definitions are read when they are first asked for.
        lock (TypesLock)
        {
            return new AzurePlan(_plan, withTemplate ? ArmTemplate.Of(_plan, Types) : NoTemplate, _stage, _today, Cost(), _directory)
            {
                Apps = _apps,
            };
        }
    }

    private Lazy<decimal> Cost() => new(() => CostEstimate.Of(_plan, CostTerms.None, _stage).Total);

    private TestPlan Change(string resource, Func<PlannedResource, PlannedResource> change)
    {
        var before = Get(resource);
        var after = change(before);
        Assert.NotEqual(before, after);
        return WithResources([.. _plan.Resources.Select(each => each == before ? after : each)]);
    }

    private TestPlan WithResources(IReadOnlyList<PlannedResource> resources) =>
        Changed(copy => copy._plan = _plan with { Resources = resources });

    private TestPlan Changed(Action<TestPlan> change)
    {
        var copy = (TestPlan)MemberwiseClone();
        change(copy);
        return copy;
    }

    private static Plan PlanOf(IReadOnlyList<PlannedResource> resources) =>
        new()
        {
            Project = "project",
            Stack = Stack,
            Program = "none",
            Sdk = "none",
            Resources = resources,
        };
}
