using Google.Protobuf.Collections;
using Pulumirpc;

namespace Planning.Engine;

/// <summary>The options of a registration, as a transform receives and returns them.</summary>
internal static class TransformOptions
{
    public static TransformResourceOptions Of(RegisterResourceRequest request)
    {
        var options = new TransformResourceOptions
        {
            Version = request.Version,
            Provider = request.Provider,
            CustomTimeouts = request.CustomTimeouts,
            PluginDownloadUrl = request.PluginDownloadURL,
            DeletedWith = request.DeletedWith,
            Hooks = request.Hooks,
            Import = request.ImportId,
            ReplacementTrigger = request.ReplacementTrigger,
            DependsOn = { request.Dependencies },
            IgnoreChanges = { request.IgnoreChanges },
            ReplaceOnChanges = { request.ReplaceOnChanges },
            AdditionalSecretOutputs = { request.AdditionalSecretOutputs },
            HideDiff = { request.HideDiffs },
            ReplaceWith = { request.ReplaceWith },
            Aliases = { request.AliasURNs.Select(urn => new Alias { Urn = urn }).Concat(request.Aliases) },
            Providers = { request.Providers },
        };
        if (request.HasProtect)
        {
            options.Protect = request.Protect;
        }

        if (request.HasRetainOnDelete)
        {
            options.RetainOnDelete = request.RetainOnDelete;
        }

        if (request.DeleteBeforeReplaceDefined || request.DeleteBeforeReplace)
        {
            options.DeleteBeforeReplace = request.DeleteBeforeReplace;
        }

        return options;
    }

    public static void Apply(TransformResourceOptions options, RegisterResourceRequest request)
    {
        request.Version = options.Version;
        request.Provider = options.Provider;
        request.CustomTimeouts = options.CustomTimeouts;
        request.PluginDownloadURL = options.PluginDownloadUrl;
        request.DeletedWith = options.DeletedWith;
        request.Hooks = options.Hooks;
        request.ImportId = options.Import;
        request.ReplacementTrigger = options.ReplacementTrigger;
        request.DeleteBeforeReplace = options.DeleteBeforeReplace;
        request.DeleteBeforeReplaceDefined = options.HasDeleteBeforeReplace;
        request.ClearProtect();
        if (options.HasProtect)
        {
            request.Protect = options.Protect;
        }

        request.ClearRetainOnDelete();
        if (options.HasRetainOnDelete)
        {
            request.RetainOnDelete = options.RetainOnDelete;
        }

        Replace(request.Dependencies, options.DependsOn);
        Replace(request.IgnoreChanges, options.IgnoreChanges);
        Replace(request.ReplaceOnChanges, options.ReplaceOnChanges);
        Replace(request.AdditionalSecretOutputs, options.AdditionalSecretOutputs);
        Replace(request.HideDiffs, options.HideDiff);
        Replace(request.ReplaceWith, options.ReplaceWith);
        Replace(request.Aliases, options.Aliases);
        request.AliasURNs.Clear();
        request.Providers.Clear();
        request.Providers.Add(options.Providers);
    }

    private static void Replace<T>(RepeatedField<T> field, RepeatedField<T> values)
    {
        field.Clear();
        field.AddRange(values);
    }
}
