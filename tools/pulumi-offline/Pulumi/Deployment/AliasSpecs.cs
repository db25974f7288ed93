using Spec = Pulumirpc.Alias.Types.Spec;

namespace Pulumi;

/// <summary>Writes aliases for the engine, which works out what they mean.</summary>
internal static class AliasSpecs
{
    public static async Task<IReadOnlyList<Pulumirpc.Alias>> FromAsync(List<Input<Alias>> aliases)
    {
        var result = new List<Pulumirpc.Alias>(aliases.Count);
        foreach (IInput input in aliases)
        {
            var data = await input.DataTask.ConfigureAwait(false);
            if (data is { IsKnown: true, Value: Alias alias })
                result.Add(await FromAsync(alias).ConfigureAwait(false));
        }
        return result;
    }

    private static async Task<Pulumirpc.Alias> FromAsync(Alias alias)
    {
        if (alias.Urn != null)
        {
            RefuseBoth(alias.Name, nameof(alias.Name));
            RefuseBoth(alias.Type, nameof(alias.Type));
            RefuseBoth(alias.Project, nameof(alias.Project));
            RefuseBoth(alias.Stack, nameof(alias.Stack));
            RefuseBoth(alias.Parent, nameof(alias.Parent));
            RefuseBoth(alias.ParentUrn, nameof(alias.ParentUrn));
            RefuseBoth(alias.NoParent ? alias : null, nameof(alias.NoParent));
            return new Pulumirpc.Alias { Urn = alias.Urn };
        }
        if ((alias.Parent != null ? 1 : 0) + (alias.ParentUrn != null ? 1 : 0) + (alias.NoParent ? 1 : 0) > 1)
        {
            throw new ArgumentException(
                $"Only specify one of '{nameof(Alias.Parent)}', '{nameof(Alias.ParentUrn)}' or '{nameof(Alias.NoParent)}' "
                    + $"in an {nameof(Alias)}"
            );
        }
        var spec = new Spec
        {
            Name = await TextAsync(alias.Name).ConfigureAwait(false),
            Type = await TextAsync(alias.Type).ConfigureAwait(false),
            Stack = await TextAsync(alias.Stack).ConfigureAwait(false),
            Project = await TextAsync(alias.Project).ConfigureAwait(false),
        };
        if (alias.Parent == null && alias.ParentUrn == null)
            spec.NoParent = alias.NoParent;
        else if (await TextAsync(alias.Parent is { } owner ? owner.Urn : alias.ParentUrn).ConfigureAwait(false) is { Length: > 0 } parent)
            spec.ParentUrn = parent;
        return new Pulumirpc.Alias { Spec = spec };
    }

    private static void RefuseBoth(object? value, string name)
    {
        if (value != null)
            throw new ArgumentException($"{nameof(Alias)} should not specify both {nameof(Alias.Urn)} and {name}");
    }

    private static async ValueTask<string> TextAsync(Input<string>? input) =>
        input == null ? "" : await input.ToOutput().GetValueAsync(whenUnknown: "").ConfigureAwait(false) ?? "";
}
