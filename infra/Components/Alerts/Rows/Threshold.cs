using Infra.Settings;

namespace Infra.Components.Alerts.Rows;

/// <summary>Past a number.</summary>
public sealed record Threshold(string Operator, Func<AlertSettings, ModelDeployment?, double> Limit, string Text) : Trigger(Text);
