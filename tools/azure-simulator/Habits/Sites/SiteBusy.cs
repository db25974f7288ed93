using System.Globalization;
using AzureSimulator.Calls;
using AzureSimulator.Habits.Endpoints;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Habits.Sites;

internal sealed class SiteBusy : Habit
{
    private const string Site = "Microsoft.Web/sites";
    private const string Plan = "Microsoft.Web/serverfarms";
    private const int SiteEntity = 3;
    private const int PlanEntity = 9;
    private const string SiteCode = "59203";
    private const string PlanCode = "59205";

    public override string Id => "site-writes-conflict";

    public override string Sentence => "A site takes one write at a time, with its slots, settings and endpoints; so does a plan.";

    public override string Source => "https://github.com/microsoft/vscode-azureappservice/issues/1306";

    public override string Sure => "measured";

    public override string? Fix =>
        "Write the settings, slots and endpoints of one site one after the other: let each depend on the one before.";

    public override ArmResponse? Refuse(Call call)
    {
        if (!call.IsChange)
        {
            return null;
        }

        if (call.IsOf(Plan))
        {
            return Running(call.Azure.Working(call.Id)) is { } plan ? Conflict("web hosting plan", plan, PlanEntity, PlanCode) : null;
        }

        IEnumerable<string> sites =
            ArmPath.IsWithin(call.Type, Site) ? [call.RootId]
            : call.IsOf(EndpointParts.Type) ? EndpointParts.Targets(call.Body ?? call.Existing?.Body).Where(IsSite)
            : [];
        return sites
            .Select(site => Running(call.Azure.Working(site).Concat(OfEndpoints(site, call))))
            .OfType<Operation>()
            .Select(running => Conflict("site", running, SiteEntity, SiteCode))
            .FirstOrDefault();
    }

    private static bool IsSite(string target) => ArmPath.Same(ArmPath.Of(target).Type, Site);

    private static IEnumerable<Operation> OfEndpoints(string site, Call call) =>
        EndpointParts
            .InWork(call.Azure, EndpointParts.Type, call.Id)
            .Where(endpoint => EndpointParts.Targets(endpoint.Body).Any(target => ArmPath.Same(target, site)))
            .Select(endpoint => call.Azure.Operations[endpoint.Operation!]);

    private static Operation? Running(IEnumerable<Operation> operations) => operations.FirstOrDefault();

    private ArmResponse Conflict(string what, Operation running, int entity, string extendedCode)
    {
        var (since, request) = (
            running.Started.UtcDateTime.ToString("M/d/yyyy h:mm:ss tt", CultureInfo.InvariantCulture),
            Fixed.Guid(running.Id)
        );
        return WebError.Of(
            409,
            "Conflict",
            $"Cannot modify this {what} because another operation is in progress. Details: Id: {running.Id}, OperationName: "
                + $"{running.Kind}, "
                + $"CreatedTime: {since}, RequestId: {request}, EntityType: {entity}",
            extendedCode,
            Id
        );
    }
}
