namespace Preflight.AzureModel;

/// <summary>What an app says of itself: the settings that it reads and the framework that it is built for.</summary>
/// <param name="Site">The logical name of its site, whose slots run it too; * for every site.</param>
/// <param name="File">As preflight.yaml names it.</param>
/// <param name="Framework">As in net10.0; null if the app does not say.</param>
public sealed record AppDeclaration(string Site, string File, string? Framework, IReadOnlyList<DeclaredSetting> Settings)
{
    private readonly Dictionary<string, DeclaredSetting> _byName = Settings.ToDictionary(
        setting => setting.Name,
        StringComparer.OrdinalIgnoreCase
    );

    /// <returns>Null if the app does not read the setting.</returns>
    public DeclaredSetting? Find(string name) =>
        _byName.GetValueOrDefault(name)
        ?? (
            name.LastIndexOf("__", StringComparison.Ordinal) is > 0 and var cut && int.TryParse(name[(cut + 2)..], out _)
                ? _byName.GetValueOrDefault($"{name[..cut]}__*")
                : null
        );

    /// <summary>True if the app has settings that begin so: Chat in Chat__Mode.</summary>
    public bool HasSectionOf(string name) =>
        name.IndexOf("__", StringComparison.Ordinal) is > 0 and var cut
        && Settings.Any(setting => setting.Name.StartsWith(name[..(cut + 2)], StringComparison.OrdinalIgnoreCase));

    public bool IsFor(AzurePlan plan, AzureResource site) =>
        Site == "*" || Site == site.Name || (site.Token == "web:WebAppSlot" && plan.ParentOf(site)?.Name == Site);
}
