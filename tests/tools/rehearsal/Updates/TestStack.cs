using AzureDefinitions.Types;
using AzureSimulator;
using Fixtures;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Planning.Engine;
using Planning.Refreshes;
using Planning.Wire;
using Pulumirpc;
using Rehearsal.Provider;
using Rehearsal.Records;
using Rehearsal.State;
using Rehearsal.Time;
using Rehearsal.Updates;

namespace Rehearsal.Tests.Updates;

/// <summary>Updates of a stack without a program: each registers what a test says.</summary>
internal sealed class TestStack
{
    private static readonly AzureTypes Types = new();
    private static readonly RunRequest Request = FixtureStacks.Request("sandbox", RunMode.Update);
    private readonly VirtualScheduler _scheduler;
    private readonly AzureNative _provider;

    public TestStack()
    {
        Azure = new SimulatedAzure(
            new SimulatorOptions
            {
                Subscription = Request.Account.SubscriptionId,
                Tenant = Request.Account.TenantId,
                Habits = new HashSet<string>(),
                TakesUnknownPrincipals = true,
            }
        );
        _scheduler = new VirtualScheduler(Azure.Clock);
        _provider = new AzureNative(new ArmClient(Azure, _scheduler));
    }

    public SimulatedAzure Azure { get; }

    public StackState State { get; } = new();

    public static RegisterResourceRequest Group(string name = "group", string location = "swedencentral") =>
        Resource("resources:ResourceGroup", name, $$"""{"resourceGroupName":"rg","location":"{{location}}"}""");

    public static RegisterResourceRequest Rules(string name = "rules", string tag = "a", string location = "swedencentral") =>
        Resource(
            "network:NetworkSecurityGroup",
            name,
            $$"""{"resourceGroupName":"rg","networkSecurityGroupName":"nsg","location":"{{location}}","tags":{"t":"{{tag}}"} }""",
            "group"
        );

    /// <summary>Security rules whose name is left to the provider.</summary>
    public static RegisterResourceRequest Unnamed(string location) =>
        Resource("network:NetworkSecurityGroup", "rules", $$"""{"resourceGroupName":"rg","location":"{{location}}"}""", "group");

    /// <param name="after">The logical name of the group that it is in.</param>
    public static RegisterResourceRequest Resource(string type, string name, string inputs, string? after = null)
    {
        var request = new RegisterResourceRequest
        {
            Type = $"azure-native:{type}",
            Name = name,
            Custom = true,
            Object = JsonParser.Default.Parse<Struct>(inputs),
        };
        if (after is not null)
        {
            var group = UrnOf("resources:ResourceGroup", after);
            request.Dependencies.Add(group);
            request.PropertyDependencies["resourceGroupName"] = new RegisterResourceRequest.Types.PropertyDependencies { Urns = { group } };
        }

        return request;
    }

    public static string UrnOf(string type, string name) => Urn.Create("sandbox", "ai-workload", "", $"azure-native:{type}", name);

    /// <summary>Registers the resources one after the other, and deletes what is no more registered.</summary>
    public IReadOnlyList<StepRecord> Update(params IEnumerable<RegisterResourceRequest> resources)
    {
        var context = Context();
        var registrant = new Registrant(new Run(Request), context);
        _scheduler.Run(async () =>
        {
            foreach (var resource in resources)
            {
                try
                {
                    await registrant.RegisterAsync(Urn.Create("sandbox", "ai-workload", "", resource.Type, resource.Name), resource);
                }
                catch (RpcException)
                {
                    // The step has the failure.
                }
            }

            if (!context.HasFailed)
            {
                await new Deletions(context).RunAsync([.. State.Resources.Where(each => !registrant.Has(each.Urn)), .. State.Replaced]);
            }
        });
        PassedOver = registrant.PassedOver;
        return context.Steps;
    }

    /// <summary>Of the last update.</summary>
    public IReadOnlyCollection<string> PassedOver { get; private set; } = [];

    public IReadOnlyList<RefreshDifference> Refresh()
    {
        IReadOnlyList<RefreshDifference> differences = [];
        _scheduler.Run(async () => differences = await new Refresh(Context(), ProviderDifferences.All).RunAsync());
        return differences;
    }

    private UpdateContext Context() => new(State, _provider, _scheduler, Types, "swedencentral");
}
