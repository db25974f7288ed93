using System.Globalization;

namespace Infra.Components.Alerts.Rows;

/// <summary>When a metric alert fires: beyond a threshold, or unlike the metric's history.</summary>
/// <param name="Text">For docs/alerts.md.</param>
public abstract record Trigger(string Text)
{
    public static Trigger Above(double limit) => new Threshold("GreaterThan", _ => limit, $"> {Number(limit)}");

    public static Trigger Below(double limit) => new Threshold("LessThan", _ => limit, $"< {Number(limit)}");

    /// <param name="formula">How the limit is calculated from the settings.</param>
    public static Trigger Above(string formula, Func<AlertSettings, double> limit) => new Threshold("GreaterThan", limit, $"> {formula}");

    /// <param name="sensitivity">Low, Medium or High.</param>
    /// <param name="periods">The number of consecutive unusual periods.</param>
    public static Trigger Unusual(string sensitivity, int periods) => new Unusual(sensitivity, periods);

    private static string Number(double number) => number.ToString(CultureInfo.InvariantCulture);
}
