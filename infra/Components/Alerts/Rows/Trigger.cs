using System.Globalization;
using Infra.Settings;

namespace Infra.Components.Alerts.Rows;

/// <summary>When a metric is bad: past a number, or unlike what it used to be.</summary>
/// <param name="Text">In words, for people.</param>
public abstract record Trigger(string Text)
{
    public static Trigger Above(double limit) => new Threshold("GreaterThan", (_, _) => limit, $"> {Number(limit)}");

    public static Trigger Below(double limit) => new Threshold("LessThan", (_, _) => limit, $"< {Number(limit)}");

    /// <param name="formula">How the limit follows from the settings.</param>
    public static Trigger Above(string formula, Func<AlertSettings, double> limit) =>
        new Threshold("GreaterThan", (settings, _) => limit(settings), $"> {formula}");

    public static Trigger Above(string formula, Func<ModelDeployment, double> limit) =>
        new Threshold("GreaterThan", (_, deployment) => limit(deployment!), $"> {formula}");

    /// <param name="sensitivity">Low, Medium or High.</param>
    /// <param name="periods">How many in a row must be unusual.</param>
    public static Trigger Unusual(string sensitivity, int periods) => new Unusual(sensitivity, periods);

    private static string Number(double number) => number.ToString(CultureInfo.InvariantCulture);
}
