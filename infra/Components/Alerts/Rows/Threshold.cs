namespace Infra.Components.Alerts.Rows;

/// <summary>A static threshold.</summary>
public sealed record Threshold(string Operator, Func<AlertSettings, double> Limit, string Text) : Trigger(Text);
