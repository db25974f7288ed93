using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;

namespace AzureSimulator.Habits.Monitoring;

internal sealed class AlertNotYetFound : Habit
{
    private const string Alert = "Microsoft.Insights/metricAlerts";
    private const int Many = 5;
    private const double NowAndThen = 0.1;
    private static readonly TimeSpan Hidden = TimeSpan.FromSeconds(15);

    public override string Id => "metric-alert-404";

    public override string Sentence => "Where many metric alerts are made at once, one may not be found for some seconds.";

    public override string Source => "https://github.com/Azure/azure-rest-api-specs/issues/10973";

    public override string Sure => "measured";

    public override string? Fix => "Wait for a minute before you refresh.";

    public override ArmResponse? Refuse(Call call) =>
        call.IsRead
        && call.IsOf(Alert)
        && call.Existing is { } alert
        && call.Now - alert.Created < Hidden
        && call.Azure.Resources.OfType(Alert).Count(other => (other.Created - alert.Created).Duration() < Hidden) >= Many
        && call.Azure.Happens($"{Id}#{alert.Id}", NowAndThen)
            ? AzureErrors.NoResource(call.Path) with
            {
                Habit = Id,
            }
            : null;
}
