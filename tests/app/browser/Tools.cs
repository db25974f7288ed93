using CommandLine;

namespace App.Browser.Tests;

/// <summary>Required tools, and the reason to skip a test without them. In CI such a test fails instead.</summary>
internal static class Tools
{
    private const string Folder = "tests/app/browser";

    /// <summary>The headless shell first: it has the same engine and half the start time.</summary>
    private static readonly string[] Browsers = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/google-chrome"];

    public static string Chromium { get; } = Browsers.FirstOrDefault(File.Exists, Browsers[0]);

    public static string AxeCore { get; } = Checkout.At(Folder, "node_modules", "axe-core", "axe.min.js");

    public static string? WhySkip(bool needsAxe) =>
        !File.Exists(Chromium) && Environment.GetEnvironmentVariable("CI") != "true"
            ? $"{Chromium} is missing; apt-get install chromium-headless-shell"
        : needsAxe ? NodePackages.WhySkip(Folder)
        : null;
}
