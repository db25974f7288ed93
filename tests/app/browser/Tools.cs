namespace App.Browser.Tests;

/// <summary>Required tools, and the reason to skip a test without them. In CI such a test fails instead.</summary>
internal static class Tools
{
    /// <summary>The headless shell first: it has the same engine and half the start time.</summary>
    private static readonly string[] Browsers = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/google-chrome"];

    public static string Chromium { get; } = Browsers.FirstOrDefault(File.Exists, Browsers[0]);

    public static string AxeCore { get; } = Path.Combine(Folder(), "node_modules", "axe-core", "axe.min.js");

    /// <summary>Of the repository.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Folder(), "../../.."));

    private static bool IsCi => Environment.GetEnvironmentVariable("CI") == "true";

    public static string? WhySkip(bool needsAxe) =>
        IsCi ? null
        : !File.Exists(Chromium) ? $"{Chromium} is missing; apt-get install chromium-headless-shell"
        : needsAxe && !File.Exists(AxeCore) ? "axe-core is missing; npm ci --prefix tests/app/browser"
        : null;

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "package-lock.json")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("No folder above the tests holds package-lock.json.");
    }
}
