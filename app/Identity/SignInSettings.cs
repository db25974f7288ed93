using App.Settings;

namespace App.Identity;

/// <summary>Whether sign-in is required, and whether App Service enforces it.</summary>
/// <param name="IsRequired">Identity:SignIn is AppService.</param>
/// <param name="IsVouchedFor">
/// App Service's own variable, WEBSITE_AUTH_ENABLED. Only then does the platform remove identity headers from incoming requests.
/// </param>
internal sealed record SignInSettings(bool IsRequired, bool IsVouchedFor)
{
    public static SignInSettings Read(SettingsReader read) =>
        new(
            read.Choice("Identity:SignIn", ["None", "AppService"], "None", trustsPlatform: "AppService") == "AppService",
            bool.TryParse(read.Text("WEBSITE_AUTH_ENABLED"), out var enabled) && enabled
        );
}
