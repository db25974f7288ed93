using Infra.Settings;

namespace Infra.Components;

/// <summary>Past a number.</summary>
public sealed record Threshold(string Operator, Func<WorkloadSettings, ModelDeployment?, double> Limit, string Text) : Trigger(Text);
