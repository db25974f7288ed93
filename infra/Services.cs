using Infra.Access;
using Infra.Components.Ai;
using Infra.Components.Prediction;
using Infra.Components.Search;
using Infra.Components.Security;
using Infra.Components.Storage;
using Infra.Context;
using Infra.Settings;
using Pulumi;

namespace Infra;

/// <summary>The services that the app calls.</summary>
/// <param name="Accounts">In the order in which the app tries them.</param>
/// <param name="AiGateway">Null if the app calls the accounts itself.</param>
/// <param name="History">Null if conversations stay in the browser.</param>
/// <param name="Prediction">Null without a predictive model.</param>
/// <param name="SearchLinks">Null if search calls no other service.</param>
internal sealed record Services(
    IReadOnlyList<AiAccount> Accounts,
    AiGateway? AiGateway,
    SearchService Search,
    BlobStore Documents,
    BlobStore Packages,
    ConversationStore? History,
    PredictiveModel? Prediction,
    OutboundLinks? SearchLinks
)
{
    /// <summary>What the app calls for models, in the order in which it tries them.</summary>
    public IReadOnlyList<Output<string>> ModelEndpoints =>
        AiGateway is null ? [.. Accounts.Select(account => account.Endpoint)] : [AiGateway.Endpoint];

    /// <param name="app">The identity of the app, the only caller of a gateway.</param>
    /// <param name="agents">The identity of the project and its agents; null creates no project.</param>
    public static Services Create(WorkloadSettings settings, Foundations foundations, UserIdentity app, UserIdentity? agents)
    {
        var context = foundations.Context;
        var search = new SearchService(
            "search",
            new()
            {
                Context = context,
                NamePrefix = "srch",
                Settings = settings.Search,
                CallsOut = settings.Search.CallsOut,
            }
        );
        var documents = new BlobStore(
            "documents",
            new()
            {
                Context = context,
                NamePrefix = "doc",
                Settings = settings.Storage,
                Container = "documents",
                StateContainer = "ingestion",
            }
        );
        var packages = new BlobStore(
            "packages",
            new()
            {
                Context = context,
                NamePrefix = "pkg",
                Settings = settings.Storage,
                Container = "packages",
                OpenToAllowedAddresses = true,
                HoldsData = false,
            }
        );
        var history = settings.Chat.HistoryDays is null
            ? null
            : new ConversationStore("history", new() { Context = context, Sku = settings.Storage.Sku });

        // Last: their endpoints wait longest, and endpoints of one subnet wait for each other.
        var first = new AiAccountArgs
        {
            Context = context,
            NamePrefix = "aif",
            Location = settings.Models.Location,
            Models = settings.Models,
            ProjectIdentity = agents,
            ManagedNetwork = settings.Agents.ManagedNetwork,
            AgentSubnetId = settings.Agents.NeedsSubnet ? foundations.Network.SubnetId("agents") : null,
        };
        List<AiAccount> accounts = [new("ai", first)];
        if (settings.Models.SecondLocation is { } location)
        {
            var second = first with
            {
                NamePrefix = "aif2",
                Location = location,
                ProjectIdentity = null,
                AgentSubnetId = null,
                ManagedNetwork = null,
            };
            accounts.Add(new("ai-second", second));
        }
        return new(
            accounts,
            CreateAiGateway(settings, foundations, accounts, app),
            search,
            documents,
            packages,
            history,
            CreatePrediction(settings, foundations),
            CreateSearchLinks(settings, context, search, documents, accounts[0])
        );
    }

    /// <summary>The services with data, for a perimeter around them.</summary>
    public IReadOnlyList<(string Name, Output<string> Id, Resource? Settled)> InPerimeter(KeyVault vault) =>
        [
            ("vault", vault.Id, null),
            ("search", Search.Id, null),
            ("documents", Documents.Id, null),
            ("packages", Packages.Id, null),
            .. History is null ? Array.Empty<(string, Output<string>, Resource?)>() : [("history", History.Id, null)],
            .. Accounts.Select(account => (account.GetResourceName(), account.Id, (Resource?)account.Children.Last)),
        ];

    /// <summary>
    /// Grants the app's identity its roles: none on models behind a gateway. In a public network the app uses neither index nor documents.
    /// With them come the links of search, without which the app's indexer fails.
    /// </summary>
    public IReadOnlyList<Resource> GrantApp(Principal app, Foundations foundations) =>
        [
            .. AiGateway is null ? Accounts.Select(account => account.GrantInference(app)) : [],
            foundations.Monitoring.GrantPublishing(app),
            foundations.Vault.GrantSecrets(app),
            .. foundations.Context.Access.IsPublic
                ? []
                : Search.GrantManaging(app).Append(Documents.GrantReading(app)).Append(Documents.GrantState(app)),
            .. History is null ? Array.Empty<Resource>() : [History.GrantStoring(app)],
            .. Prediction is null ? Array.Empty<Resource>() : [Prediction.GrantScoring(app)],
            .. SearchLinks is null ? Array.Empty<Resource>() : SearchLinks.Ready,
        ];

    private static AiGateway? CreateAiGateway(
        WorkloadSettings settings,
        Foundations foundations,
        IReadOnlyList<AiAccount> accounts,
        UserIdentity app
    ) =>
        settings.AiGateway is not { } wanted
            ? null
            : new(
                "ai-gateway",
                new()
                {
                    Context = foundations.Context,
                    Settings = wanted,
                    Accounts = accounts,
                    Caller = app,
                    TokensPerDay = settings.Chat.TokensPerDay,
                    FirstTokenSeconds = settings.Chat.FirstTokenSeconds,
                    Monitoring = foundations.Monitoring,
                    SubnetId = foundations.Network.SubnetId(SubnetPlan.AiGateway),
                }
            );

    private static OutboundLinks? CreateSearchLinks(
        WorkloadSettings settings,
        StackContext context,
        SearchService search,
        BlobStore documents,
        AiAccount account
    ) =>
        !settings.Search.CallsOut
            ? null
            : new(
                "search-links",
                new()
                {
                    Context = context,
                    Search = search,
                    Documents = settings.Search.UsesIndexer ? documents : null,
                    Account = account,
                }
            );

    private static PredictiveModel? CreatePrediction(WorkloadSettings settings, Foundations foundations) =>
        settings.Predictive.Count == 0
            ? null
            : new(
                "prediction",
                new()
                {
                    Context = foundations.Context,
                    Deployments = settings.Predictive,
                    Monitoring = foundations.Monitoring,
                    Vault = foundations.Vault,
                    Storage = settings.Storage,
                }
            );
}
