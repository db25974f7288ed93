using Infra.Access;
using Infra.Components.Ingress;
using Infra.Components.Web;
using Infra.Settings;
using Pulumi;

namespace Infra;

/// <summary>The app's releases, its site and the gateway in front of it.</summary>
/// <param name="Candidate">The release in the staging slot; null if the slot runs production's.</param>
/// <param name="Gateway">Null if the site is reached directly.</param>
internal sealed record ChatApp(AppPackage Package, AppPackage? Candidate, ChatSite Site, Gateway? Gateway)
{
    /// <param name="ready">What the site waits for: the roles of the app, and a gateway that it calls.</param>
    public static ChatApp Create(
        WorkloadSettings settings,
        Foundations foundations,
        Services services,
        UserIdentity app,
        IReadOnlyList<Resource> ready,
        IPackageUploader uploader
    )
    {
        var (context, hosting) = (foundations.Context, settings.Hosting);
        var package = AppPackage.Find(hosting.AppPackage);
        var candidate = hosting.Staging?.Package is { } zip ? AppPackage.Find(zip) : null;
        var packages = services.Packages;
        var (mayWrite, mayRead) = (packages.GrantWriting(context.Deployer), packages.GrantReading(app.Principal));
        var upload = new Upload(packages, mayWrite, mayRead, uploader, context.Clock);
        var packageUri = upload.Of(package);
        var gateway = settings.Gateway is { } wanted
            ? new Gateway(
                "gateway",
                new()
                {
                    Context = context,
                    Settings = wanted,
                    SubnetId = foundations.Network.SubnetId("gateway"),
                    RequiresSignIn = settings.Chat.SignInClientId is not null,
                    LinksCertificateVault = settings.Network.Mode == NetworkMode.Private,
                }
            )
            : null;
        var site = new ChatSite(
            "chat",
            new()
            {
                Context = context,
                Hosting = hosting,
                Identity = app,
                Ready = ready,
                PackageUri = packageUri,
                StagingPackageUri = candidate is null ? packageUri : upload.Of(candidate),
                AppSettings = AppSettingsOf(settings, foundations, services, app, package),
                StagingAppSettings = candidate is null ? new() : AppSettings.Release(candidate, hosting.Staging?.Commit ?? ""),
                SubnetId = foundations.Network.SubnetId("app"),
                SignInClientId = settings.Chat.SignInClientId,
                IsBehindGateway = settings.Gateway is not null,
            }
        );
        gateway?.Publish(site.Host);
        return new(package, candidate, site, gateway);
    }

    private static IReadOnlyDictionary<string, Input<string>> AppSettingsOf(
        WorkloadSettings settings,
        Foundations foundations,
        Services services,
        UserIdentity app,
        AppPackage package
    ) =>
        new AppSettings
        {
            Context = foundations.Context,
            Package = package,
            Commit = settings.Hosting.Commit,
            Identity = app,
            Monitoring = foundations.Monitoring,
            ModelEndpoints = services.ModelEndpoints,
            UsesAiGateway = services.AiGateway is not null,
            Models = settings.Models,
            Search = services.Search,
            Vault = foundations.Vault,
            Documents = services.Documents,
            SearchModels = services.SearchLinks is null ? null : services.Accounts[0].Name,
            SearchSettings = settings.Search,
            Chat = settings.Chat,
            HistoryEndpoint = services.History?.Endpoint,
            PredictionUri = services.Prediction?.ScoringUri,
            IsBehindGateway = settings.Gateway is not null,
        }.ToDictionary();
}
