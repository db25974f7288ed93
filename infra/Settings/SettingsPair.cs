namespace Infra.Settings;

/// <summary>An entry name=value of a list.</summary>
/// <param name="Index">Its place in the list, from 0.</param>
internal sealed record SettingsPair(int Index, string Name, string Value);
