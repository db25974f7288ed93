using Pulumirpc;

namespace Planning.Engine;

/// <summary>The options that a resource has from its parent where it sets none of its own, as Pulumi's engine hands them down.</summary>
public static class Inheritance
{
    private const string ProviderType = "pulumi:providers:";

    /// <summary>Changes the registration in place.</summary>
    public static void Apply(RegisterResourceRequest request, Registrations registrations)
    {
        if (registrations.Find(request.Parent)?.Request is not { } parent)
        {
            return;
        }

        if (request.DeletedWith.Length == 0)
        {
            request.DeletedWith = parent.DeletedWith;
        }

        if (!request.HasProtect && parent.HasProtect)
        {
            request.Protect = parent.Protect;
        }

        if (!request.HasRetainOnDelete && parent.HasRetainOnDelete)
        {
            request.RetainOnDelete = parent.RetainOnDelete;
        }

        Provider(request, parent);
    }

    /// <summary>That of its package: its own, of its own map, of its parent, or of the parent's map.</summary>
    private static void Provider(RegisterResourceRequest request, RegisterResourceRequest parent)
    {
        var package = request.Type.Split(':')[0];
        var isComponent = !request.Custom && !request.Remote;
        if (request.Provider.Length == 0 && !isComponent && request.Providers.TryGetValue(package, out var own))
        {
            request.Provider = own;
        }

        if (request.Provider.Length == 0 && (isComponent || IsOf(parent.Provider, package)))
        {
            request.Provider = parent.Provider;
        }

        if (request.Provider.Length == 0 && !isComponent && !parent.Custom && parent.Providers.TryGetValue(package, out var given))
        {
            request.Provider = given;
        }

        if (!request.Custom && !parent.Custom)
        {
            foreach (var (name, provider) in parent.Providers)
            {
                request.Providers.TryAdd(name, provider);
            }
        }
    }

    /// <param name="provider">As URN::id.</param>
    private static bool IsOf(string provider, string package) =>
        provider.Contains($"::{ProviderType}{package}::", StringComparison.Ordinal)
        || provider.Contains($"${ProviderType}{package}::", StringComparison.Ordinal);
}
