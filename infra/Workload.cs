using Infra.Access;
using Infra.Components.Agents;
using Infra.Components.Governance;
using Infra.Components.Networking;
using Infra.Components.Observability;
using Infra.Components.Web;
using Infra.Settings;

namespace Infra;

/// <summary>The whole workload, top to bottom.</summary>
public static class Workload
{
    /// <returns>The stack's outputs.</returns>
    public static async Task<IDictionary<string, object?>> BuildAsync(
        WorkloadSettings settings,
        IPackageUploader uploader,
        TimeProvider clock
    )
    {
        var foundations = await Foundations.CreateAsync(settings, clock);
        var (monitoring, context) = (foundations.Monitoring, foundations.Context);

        var app = new UserIdentity("app", context);
        var agents = settings.Agents.Foundry == FoundryMode.None ? null : new UserIdentity("agents", context);
        var services = Services.Create(settings, foundations, app, agents);
        var grants = services.GrantApp(app.Principal, foundations);

        var (chat, embedding) = (settings.Models.Chat, settings.Models.Embedding);
        _ = new WorkloadWorkbook(
            "workbook",
            new()
            {
                Context = context,
                Monitoring = monitoring,
                Chat = chat,
                Embedding = embedding,
            }
        );
        CreateOptionalParts(settings, foundations, services, agents);

        // The site waits for it: an app that runs would otherwise get an address at which nothing answers yet.
        var gateway = services.AiGateway?.Connect();
        var ready = gateway is null ? grants : [.. grants, gateway];
        var chatApp = ChatApp.Create(settings, foundations, services, app, ready, uploader);
        Operations.Create(settings, foundations);
        if (context.ProtectData)
        {
            context.Locks.Create();
        }

        return WorkloadOutputs.Of(settings, foundations, services, chatApp);
    }

    /// <summary>Parts that no other part depends on, so that each can be turned on and off alone.</summary>
    private static void CreateOptionalParts(WorkloadSettings settings, Foundations foundations, Services services, UserIdentity? agents)
    {
        var (context, network, account) = (foundations.Context, foundations.Network, services.Accounts[0]);
        if (settings.Monitoring.IsPrivate)
        {
            _ = new PrivateMonitoring("private-monitoring", new() { Context = context, Monitoring = foundations.Monitoring });
        }

        if (settings.Agents.BingGrounding)
        {
            _ = new BingGrounding(
                "bing",
                new()
                {
                    Context = context,
                    Account = account,
                    Key = settings.Agents.BingKey,
                }
            );
        }

        if (settings.Agents.RunsAgents && agents is not null)
        {
            var host = new AgentHostArgs
            {
                Context = context,
                Account = account,
                ProjectIdentity = agents.Principal,
                ThreadsLocation = settings.Agents.ThreadsLocation,
                Search = settings.Search,
                Storage = settings.Storage,
            };
            _ = new AgentHost("agents", host);
        }

        if (settings.Network.JumpHost is { } jumpHost)
        {
            var (bastion, subnet) = (network.SubnetId(SubnetPlan.Bastion), network.SubnetId("jump"));
            _ = new JumpHost(
                "jump",
                new()
                {
                    Context = context,
                    BastionSubnetId = bastion,
                    SubnetId = subnet,
                    AdministratorKey = jumpHost.Key,
                    Shutdown = jumpHost.Shutdown,
                }
            );
        }

        if (settings.Network.Hub is { Resolver: true })
        {
            _ = new PrivateResolver(
                "resolver",
                new()
                {
                    Context = context,
                    NetworkId = network.Id,
                    SubnetId = network.SubnetId(SubnetPlan.Resolver),
                    Subnet = settings.Network.Plan[SubnetPlan.Resolver],
                }
            );
        }

        if (settings.Network.FlowLogs is { } flowLogs)
        {
            _ = new FlowLogs(
                "flow-logs",
                new()
                {
                    Context = context,
                    Settings = flowLogs,
                    NetworkId = network.Id,
                    WorkspaceId = foundations.Monitoring.WorkspaceId,
                }
            );
        }

        if (settings.Network.Perimeter)
        {
            _ = new Perimeter("perimeter", new() { Context = context, Services = services.InPerimeter(foundations.Vault) });
        }

        if (settings.Operations.AssignPolicies)
        {
            var policies = new PolicyAssignmentsArgs
            {
                Context = context,
                IncludesWorkspace = foundations.Monitoring.OwnsWorkspace,
                IncludesCosmosDb = settings.Agents.RunsAgents,
                Initiatives = settings.Operations.PolicyInitiatives,
                AllowedModels = settings.Operations.AllowedModels,
            };
            _ = new PolicyAssignments("policy", policies);
        }

        if (settings.Operations.DefenderPlans)
        {
            _ = new DefenderPlans("defender", new() { Context = context, IncludesCosmosDb = settings.Agents.RunsAgents });
        }
    }
}
